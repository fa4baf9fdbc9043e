import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import { Refusal } from '../contract/errors';
import { filled } from '../contract/filled';
import { decides, type Credential, type PersonTile } from '../contract/people';
import type { SessionView } from '../contract/sessions';
import type { SuspensionDraft } from '../contract/stops';
import { personTile } from '../people/person-tile';
import type { ActiveSession } from './active-session';
import { expectInRoom } from './expect-in-room';
import words from './templates/suspension.json';
import { groundOf, unsignedProblem } from './unsigned-rule';

export interface SuspensionParts {
  readonly db: Database;
  readonly active: ActiveSession;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
}

/** 制度§19 (一): a session stands still by law for a while, for a ground and with an approval; nothing is recorded, its time goes on. */
export class Suspensions {
  constructor(private readonly parts: SuspensionParts) {}

  /**
   * Refuses with `stop.ground-missing`, `stop.words-missing`, `suspension.not-the-lead`, `suspension.not-a-leader`,
   * `suspension.approval-missing`, `presence.signer-away`, `session.wrong-phase`, or as `verify` does; the recording goes on then.
   */
  async begin(sessionId: string, draft: SuspensionDraft, lead: Credential, approval: Credential | undefined): Promise<SessionView> {
    const { db, active, now } = this.parts;
    const { row } = await active.state(sessionId);
    const problem = unsignedProblem({ how: 'stopped', ground: draft.ground, words: draft.words, witness: '', basis: words.basis });
    if (problem) throw new Refusal(`stop.${problem}`);
    const officer = await this.parts.verify(lead);
    if (officer.id !== row.leadId) throw new Refusal('suspension.not-the-lead', { name: officer.name });
    await expectInRoom(db, row, officer);
    const approver = await this.approver(draft, approval);
    const since = now().toISOString();
    const { ground, approval: how } = draft;
    await active.suspend(sessionId, officer.id, { kind: 'suspended', ground, at: since }, async () => {
      const of = { sessionId, ground, words: draft.words.trim(), approvedById: approver.id, approval: how, startedById: officer.id, since };
      await db.suspensions.begin(of);
      await this.mark(sessionId, since, officer.id, words.begun, {
        ground: groundOf('stopped', ground)?.label ?? '',
        approver: approver.name,
      });
    });
    return this.parts.view(sessionId);
  }

  /** By either officer of the session. Refuses with `stop.not-its-officers`, `session.wrong-phase`. */
  async end(sessionId: string, by: PersonTile): Promise<SessionView> {
    const { db, active, now } = this.parts;
    const { row } = await active.state(sessionId);
    if (by.id !== row.leadId && by.id !== row.recorderId) throw new Refusal('stop.not-its-officers');
    await active.takeUp(sessionId, by.id, async () => {
      const until = now().toISOString();
      await db.suspensions.end(sessionId, until, by.id);
      await this.mark(sessionId, until, by.id, words.over, { name: by.name });
    });
    return this.parts.view(sessionId);
  }

  private async approver({ approvedById, approval: how }: SuspensionDraft, approval: Credential | undefined): Promise<PersonRow> {
    const approver = await this.parts.db.people.byId(approvedById);
    if (!approver || !decides(personTile(approver, this.parts.now()))) throw new Refusal('suspension.not-a-leader');
    if (how === 'telephone') return approver;
    if (approval?.personId !== approver.id) throw new Refusal('suspension.approval-missing');
    return this.parts.verify(approval);
  }

  /** In the marks, so that the timeline and the sealed record of the interview have it. */
  private async mark(sessionId: string, at: string, byId: string, text: string, slots: Readonly<Record<string, string>>): Promise<void> {
    await this.parts.db.notes.append({ sessionId, kind: 'mark', at, text: filled(text, slots), byId, detail: null });
  }
}
