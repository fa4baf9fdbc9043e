import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import { Refusal } from '../contract/errors';
import { filled } from '../contract/filled';
import { decides, type Credential, type PersonTile } from '../contract/people';
import type { SessionView } from '../contract/sessions';
import type { SuspensionDraft, SuspensionScope } from '../contract/stops';
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

/**
 * 制度§19 (一): for a while, for a ground and with an approval, nothing is recorded, and the session stands still; or its sound or its pictures alone
 * are not, and it goes on. Its time goes on in any case.
 */
export class Suspensions {
  constructor(private readonly parts: SuspensionParts) {}

  /**
   * Refuses with `stop.ground-missing`, `stop.words-missing`, `suspension.not-the-lead`, `suspension.not-a-leader`,
   * `suspension.approval-missing`, `suspension.lasts`, `suspension.no-sound`, `presence.signer-away`, `session.wrong-phase`, or as `verify` does; the recording goes on then.
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
    const { scope, ground, approval: how } = draft;
    const begun = async () => {
      if (await db.suspensions.lasting(sessionId)) throw new Refusal('suspension.lasts');
      // Without pictures and without sound it would stand still, which wants its own word.
      if (scope === 'picture' && !active.isHeard) throw new Refusal('suspension.no-sound');
      const of = {
        sessionId,
        scope,
        ground,
        words: draft.words.trim(),
        approvedById: approver.id,
        approval: how,
        startedById: officer.id,
        since,
      };
      await db.suspensions.begin(of);
      await this.mark(sessionId, since, officer.id, words.begun[scope], {
        ground: groundOf('stopped', ground)?.label ?? '',
        approver: approver.name,
      });
    };
    if (scope === 'all') await active.suspend(sessionId, officer.id, { kind: 'suspended', ground, at: since }, begun);
    else await active.withhold(sessionId, officer.id, scope, begun);
    return this.parts.view(sessionId);
  }

  /** By either officer of the session. Refuses with `stop.not-its-officers`, `session.wrong-phase`. */
  async end(sessionId: string, by: PersonTile): Promise<SessionView> {
    const { db, active, now } = this.parts;
    const { row } = await active.state(sessionId);
    if (by.id !== row.leadId && by.id !== row.recorderId) throw new Refusal('stop.not-its-officers');
    const lasting = await db.suspensions.lasting(sessionId);
    if (!lasting) throw new Refusal('session.wrong-phase', { phase: row.phase });
    const scope = lasting.scope as SuspensionScope;
    const over = async () => {
      const until = now().toISOString();
      await db.suspensions.end(sessionId, until, by.id);
      await this.mark(sessionId, until, by.id, words.over[scope], { name: by.name });
    };
    if (scope === 'all') await active.takeUp(sessionId, by.id, over);
    else await active.withhold(sessionId, by.id, undefined, over);
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
