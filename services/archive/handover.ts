import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { AuditLog } from '../audit/audit-log';
import { changeSealed } from '../audit/session-digest';
import type { ArchiveEntryView } from '../contract/archive';
import { Refusal } from '../contract/errors';
import type { Credential } from '../contract/people';

export interface HandoverParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly entry: (sessionId: string) => Promise<ArchiveEntryView>;
  readonly now: () => Date;
}

/** 规定§17: the inspector hands over, the room administrator receives, both sign; one signature is no handover. */
export async function signHandover(
  parts: HandoverParts,
  sessionId: string,
  side: 'hand-over' | 'receive',
  credential: Credential,
): Promise<ArchiveEntryView> {
  await parts.entry(sessionId);
  const row = await parts.db.sessions.byId(sessionId);
  const person = await parts.verify(credential);
  const at = parts.now().toISOString();
  if (side === 'hand-over') {
    if (row?.leadId !== person.id && row?.recorderId !== person.id) throw new Refusal('people.not-allowed', { name: person.name });
    if (row.handedOverAt !== null) throw new Refusal('handover.wrong-state', {});
    await changeSealed(parts, sessionId, { handedOverById: person.id, handedOverAt: at });
  } else {
    if (person.role !== 'room-administrator') throw new Refusal('people.not-allowed', { name: person.name });
    if (row?.handedOverAt == null || row.receivedAt !== null) throw new Refusal('handover.wrong-state', {});
    if (row.handedOverById === person.id) throw new Refusal('handover.same-person', { name: person.name });
    await changeSealed(parts, sessionId, { receivedById: person.id, receivedAt: at });
  }
  await parts.audit.record(person.id, `handover.${side}`, sessionId, 'signed');
  return parts.entry(sessionId);
}

/** 归档: the discs have their place. */
export async function fileRecording(parts: HandoverParts, sessionId: string, place: string, by: string): Promise<ArchiveEntryView> {
  const entry = await parts.entry(sessionId);
  if (entry.handover.receivedAt === undefined || entry.discPair?.state !== 'certified') throw new Refusal('handover.wrong-state', {});
  await changeSealed(parts, sessionId, { filedPlace: place, filedAt: parts.now().toISOString(), filedById: by });
  await parts.audit.record(by, 'archive.filed', sessionId, place);
  return parts.entry(sessionId);
}
