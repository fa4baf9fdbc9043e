import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { AuditLog } from '../audit/audit-log';
import { changeSealed } from '../audit/session-digest';
import type { ArchiveEntryView, FilingProblem } from '../contract/archive';
import { Refusal } from '../contract/errors';
import type { Credential } from '../contract/people';
import type { TimesTable } from '../contract/times';
import { readFilingProblems } from './read-filing-problems';

export interface HandoverParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly entry: (sessionId: string) => Promise<ArchiveEntryView>;
  readonly now: () => Date;
}

/**
 * 规定§17: the inspector hands over, the room administrator receives, both sign; one signature is no handover. Refuses with `handover.not-sealed`,
 * `handover.not-given`, `handover.already`, `handover.same-person` or `people.not-allowed`.
 */
export async function signHandover(
  parts: HandoverParts,
  sessionId: string,
  side: 'hand-over' | 'receive',
  credential: Credential,
): Promise<ArchiveEntryView> {
  const row = await sealedRow(parts, sessionId);
  const person = await parts.verify(credential);
  const at = parts.now().toISOString();
  if (side === 'hand-over') {
    if (row.leadId !== person.id && row.recorderId !== person.id) throw new Refusal('people.not-allowed', { name: person.name });
    if (row.handedOverAt !== null) throw new Refusal('handover.already');
    await changeSealed(parts, sessionId, { handedOverById: person.id, handedOverAt: at });
  } else {
    if (person.role !== 'room-administrator') throw new Refusal('people.not-allowed', { name: person.name });
    if (row.handedOverAt === null) throw new Refusal('handover.not-given');
    if (row.receivedAt !== null) throw new Refusal('handover.already');
    if (row.handedOverById === person.id) throw new Refusal('handover.same-person', { name: person.name });
    await changeSealed(parts, sessionId, { receivedById: person.id, receivedAt: at });
  }
  await parts.audit.record(person.id, `handover.${side}`, sessionId, 'signed');
  return parts.entry(sessionId);
}

/** 归档: the discs have their place. Refuses with the first `filing.*` in the order of the chain; the entry names all. */
export async function fileRecording(parts: HandoverParts, sessionId: string, place: string, by: string): Promise<ArchiveEntryView> {
  const session = await sealedRow(parts, sessionId);
  const booking = await parts.db.bookings.byId(session.bookingId);
  if (!booking) throw new Refusal('booking.unknown');
  const { times } = await parts.entry(sessionId);
  const [problem] = await readFilingProblems(parts.db, booking, session, times);
  if (problem) throw new Refusal(`filing.${problem}`, detailOf(problem, times));
  await changeSealed(parts, sessionId, { filedPlace: place, filedAt: parts.now().toISOString(), filedById: by });
  await parts.audit.record(by, 'archive.filed', sessionId, place);
  return parts.entry(sessionId);
}

/** 制度§11: both values are named. */
function detailOf(problem: FilingProblem, times: TimesTable | undefined): Readonly<Record<string, string>> {
  const found = times?.problems.find(({ differenceMs }) => (differenceMs !== undefined) === (problem === 'times-differ'));
  if (!found || (problem !== 'times-differ' && problem !== 'no-pictures')) return {};
  const { document, recording, differenceMs = 0 } = found;
  return {
    ...{ documentTime: document.what, documentAt: document.at ?? '', camera: recording.camera ?? '' },
    ...{ recordingTime: recording.what, recordingAt: recording.at ?? '' },
    ...{ seconds: String(Math.abs(Math.round(differenceMs / 1000))), tolerance: String(times?.toleranceSeconds ?? '') },
  };
}

async function sealedRow({ db }: HandoverParts, sessionId: string): Promise<SessionRow> {
  const row = await db.sessions.byId(sessionId);
  if (!row) throw new Refusal('recording.unknown');
  if (row.phase !== 'sealed') throw new Refusal('handover.not-sealed');
  return row;
}
