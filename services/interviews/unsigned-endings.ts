import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { OfficerAct } from '../../recordings/session/session-state';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { Credential } from '../contract/people';
import type { SessionView } from '../contract/sessions';
import type { UnsignedDraft } from '../contract/stops';
import { readPurpose } from '../rooms/read-purpose';
import type { ActiveSession } from './active-session';
import { expectInRoom } from './expect-in-room';
import { areItsOfficers, unsignedProblem } from './unsigned-rule';

export interface UnsignedEndingParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  /** 制度§19: the statement is opened with its basis. */
  readonly onStopped: (sessionId: string, basis: string) => Promise<void>;
}

/** 规定§15, 制度§19: a questioning that ends without the person's signature, by the two officers who say why. */
export class UnsignedEndings {
  constructor(private readonly parts: UnsignedEndingParts) {}

  /**
   * Both officers with the own PIN; the later of the two is the end. Refuses with `stop.ground-missing`, `stop.words-missing`,
   * `stop.basis-missing`, `stop.not-its-officers`, `presence.signer-away`, `session.ends-by-closing-act`, `session.wrong-phase`, or as `verify` does.
   */
  async end(sessionId: string, draft: UnsignedDraft, first: Credential, second: Credential): Promise<SessionView> {
    const { audit, active } = this.parts;
    const { row } = await active.state(sessionId);
    const problem = unsignedProblem(draft);
    if (problem) throw new Refusal(`stop.${problem}`);
    // A record of another purpose says itself why it isn't signed (规定§3).
    if (draft.how === 'refused' && (await readPurpose(this.parts.db, row.bookingId)) !== 'questioning')
      throw new Refusal('session.ends-by-closing-act');
    const acts = [await this.act(row, first), await this.act(row, second)] as const;
    if (!areItsOfficers(row, acts[0].personId, acts[1].personId)) throw new Refusal('stop.not-its-officers');
    const { how, ground } = draft;
    const ending = { how, ground, words: draft.words.trim(), witness: draft.witness.trim(), acts };
    await active.apply(sessionId, acts[1].personId, { kind: 'ended-unsigned', ending });
    await audit.record(acts[0].personId, `session.${how}`, sessionId, ground);
    if (how === 'stopped') await this.parts.onStopped(sessionId, draft.basis.trim());
    return this.parts.view(sessionId);
  }

  private async act(row: SessionRow, credential: Credential): Promise<OfficerAct> {
    const officer = await this.parts.verify(credential);
    await expectInRoom(this.parts.db, row, officer);
    return { personId: officer.id, at: this.parts.now().toISOString() };
  }
}
