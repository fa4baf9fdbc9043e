import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import { isRunning } from '../../recordings/session/advance';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import { filled } from '../contract/filled';
import { decides, type Credential } from '../contract/people';
import type { ChairDraft } from '../contract/records';
import type { SessionView } from '../contract/sessions';
import { personTile } from '../people/person-tile';
import { purposeRules } from '../rooms/purpose-rule';
import { readPurpose } from '../rooms/read-purpose';
import type { ActiveSession } from './active-session';
import { chairIdOf } from './chair-notes';
import { recordFormOf } from './record-form';
import words from './templates/chair.json';

export interface ChairParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

/** A hearing whose chair can't go on: who decides names another officer of the session, so that it can be closed. */
export class Chairs {
  constructor(private readonly parts: ChairParts) {}

  /** Refuses with `chair.not-needed`, `session.wrong-phase`, `input.invalid` { reason }, `chair.not-an-officer`, `chair.not-a-leader`, or as `verify` does. */
  async name(sessionId: string, { personId, reason }: ChairDraft, approval: Credential): Promise<SessionView> {
    const { db, audit, active, now, onChange } = this.parts;
    const { row, state } = await active.state(sessionId);
    const purpose = await readPurpose(db, row.bookingId);
    const { ending } = purposeRules[purpose];
    const form = recordFormOf(purpose);
    if (!form || ending.kind !== 'closing-act' || ending.closes !== 'lead') throw new Refusal('chair.not-needed');
    if (!isRunning(state)) throw new Refusal('session.wrong-phase', { phase: state.phase });
    if (reason.trim() === '') throw new Refusal('input.invalid', { field: 'reason' });
    const officers = [row.leadId, row.recorderId];
    if (!officers.includes(personId) || personId === chairIdOf(row, await db.notes.ofSession(sessionId, 'mark')))
      throw new Refusal('chair.not-an-officer', { office: form.lead });
    const leader = await this.parts.verify(approval);
    if (!decides(personTile(leader, now()))) throw new Refusal('chair.not-a-leader', { name: leader.name });
    const slots = { office: form.lead, name: (await db.people.byId(personId))?.name ?? '', by: leader.name, reason: reason.trim() };
    const text = filled(words.named, slots);
    // A mark, so that the timeline and the sealed interview have it.
    const detail = JSON.stringify({ chair: personId, reason: reason.trim() });
    await db.notes.append({ sessionId, kind: 'mark', at: now().toISOString(), text, byId: leader.id, detail });
    await audit.record(leader.id, 'session.chair-named', sessionId, `${personId} ${reason.trim()}`);
    onChange(sessionId);
    return this.parts.view(sessionId);
  }
}
