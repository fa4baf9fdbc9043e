import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { AuditLog } from '../audit/audit-log';
import type { RoomPurpose } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import { noticeSteps } from '../contract/notice';
import type { Credential, PersonTile } from '../contract/people';
import type { RecordDraft, RecordForm } from '../contract/records';
import type { SessionView } from '../contract/sessions';
import { closingProblem, purposeRules, type ClosingProblem, type UseSoFar } from '../rooms/purpose-rule';
import { readPurpose } from '../rooms/read-purpose';
import type { ActiveSession } from './active-session';
import { chairIdOf } from './chair-notes';
import { expectCompanionsSigned } from './companion-signings';
import { expectInRoom } from './expect-in-room';
import { checkRecord, recordFormOf } from './record-form';
import { recordView } from './record-view';

export interface ClosingParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

interface Use {
  readonly row: SessionRow;
  readonly purpose: RoomPurpose;
  readonly form: RecordForm;
}

/** 规定§3: how what isn't a questioning begins, what is written of it, and the act that ends it. */
export class Closings {
  constructor(private readonly parts: ClosingParts) {}

  /** 制度§8: where nobody is questioned it begins at an officer's word, unless somebody has come in before. Refuses with `session.begins-at-entry`. */
  async begin(sessionId: string, by: PersonTile): Promise<SessionView> {
    const { row, purpose } = await this.use(sessionId);
    if (purposeRules[purpose].beginning === 'entry') throw new Refusal('session.begins-at-entry');
    if (closerOf(row, row.leadId, by.id) === 'other') throw new Refusal('people.not-allowed', { name: by.name });
    await this.parts.active.entry.byWord(sessionId, by.id);
    return this.parts.view(sessionId);
  }

  /** What came of it and what else the form asks for; until it is handed over to be read it can be written again. Refuses with `record.missing`. */
  async write(sessionId: string, draft: RecordDraft, by: string): Promise<SessionView> {
    const { purpose, form, row } = await this.use(sessionId);
    const { state } = await this.parts.active.state(sessionId);
    if (state.phase !== writingPhase(purpose)) throw new Refusal('session.wrong-phase', { phase: row.phase });
    const { outcome, facts } = checkRecord(form, draft);
    await this.parts.db.sessions.update(sessionId, { closingOutcome: outcome, closingFacts: JSON.stringify(facts) });
    await this.parts.audit.record(by, 'session.record-written', sessionId, form.name);
    this.parts.onChange(sessionId);
    return this.parts.view(sessionId);
  }

  /** The act itself, each with the own PIN; of a record that was to be signed and isn't, with the reason. Refuses with `presence.signer-away`. */
  async close(sessionId: string, credential: Credential, unsignedReason: string): Promise<SessionView> {
    const { row, purpose, form } = await this.use(sessionId);
    const person = await this.parts.verify(credential);
    await expectInRoom(this.parts.db, row, person);
    const wanted = recordView(purpose, row, undefined)?.wantsSignature === true;
    const reason = wanted && row.signedAt === null ? unsignedReason.trim() : '';
    const chairId = chairIdOf(row, await this.parts.db.notes.ofSession(sessionId, 'mark'));
    const use: UseSoFar = {
      startedAt: row.startedAt ?? undefined,
      noticeGivenAt: row.noticeGivenAt ?? undefined,
      written: row.closingOutcome !== null,
      signature: !wanted ? 'not-wanted' : row.signedAt !== null ? 'given' : reason === '' ? 'missing' : 'refused',
      closer: closerOf(row, chairId, person.id),
    };
    const problem = closingProblem(purpose, use);
    if (problem) throw refusalOf(problem, row, form, person.name);
    if (use.signature === 'given') expectCompanionsSigned(await this.parts.view(sessionId));
    const event = { kind: 'closed', at: this.parts.now().toISOString(), byId: person.id, outcome: row.closingOutcome ?? '' } as const;
    await this.parts.active.apply(sessionId, person.id, event, { unsignedReason: reason === '' ? null : reason });
    return this.parts.view(sessionId);
  }

  /** Refuses with `session.ends-at-signature` where it is a questioning. */
  private async use(sessionId: string): Promise<Use> {
    const { row } = await this.parts.active.state(sessionId);
    const purpose = await readPurpose(this.parts.db, row.bookingId);
    const form = recordFormOf(purpose);
    if (!form) throw new Refusal('session.ends-at-signature');
    return { row, purpose, form };
  }
}

/** Where a use is while it goes on: after the notice, or from its beginning where none is given. */
export function writingPhase(purpose: RoomPurpose): 'opening' | 'questioning' {
  return purposeRules[purpose].notice ? 'questioning' : 'opening';
}

/** Who chairs has the lead's word; the other officer then has the recorder's. */
function closerOf(
  { leadId, recorderId }: Pick<SessionRow, 'leadId' | 'recorderId'>,
  chairId: string | null,
  id: string,
): UseSoFar['closer'] {
  if (id === chairId) return 'lead';
  return id === leadId || id === recorderId ? 'recorder' : 'other';
}

function refusalOf(problem: ClosingProblem, { phase }: SessionRow, form: RecordForm, name: string): Refusal {
  switch (problem) {
    case 'ends-at-signature':
      return new Refusal('session.ends-at-signature');
    case 'not-begun':
      return new Refusal('session.wrong-phase', { phase });
    case 'notice-not-given':
      return new Refusal('session.steps-missing', { steps: noticeSteps.join(' ') });
    case 'nothing-written':
      return new Refusal('session.nothing-written', { record: form.name });
    case 'not-signed':
      return new Refusal('session.not-signed', { record: form.name });
    case 'not-theirs':
      return new Refusal('session.not-theirs-to-close', { name, office: form.lead });
  }
}
