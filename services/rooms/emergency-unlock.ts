import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { RoomIo } from '../../devices/room-io/room-io';
import type { AuditLog } from '../audit/audit-log';
import type { DoorOpening } from '../contract/entry';
import { Refusal } from '../contract/errors';
import type { Credential } from '../contract/people';
import { doorLock } from './door-lock';
import { emergencyRefusal } from './unlock-rule';

export interface EmergencyParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly roomIo: RoomIo;
  readonly roomId: string;
  readonly clock: () => Date;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
}

/** Opens the door outside every booking: a reason and two people, each with the own PIN; `by-key` tells them to take the key. Refuses with `input.invalid`, `emergency.same-person`, or as `verify` does. */
export async function emergencyUnlock(
  { db, audit, roomIo, roomId, clock, verify }: EmergencyParts,
  reason: string,
  first: Credential,
  second: Credential,
): Promise<DoorOpening> {
  const refused = emergencyRefusal(reason, first.personId, second.personId);
  if (refused === 'no-reason') throw new Refusal('input.invalid', { field: 'reason' });
  if (refused === 'same-person') throw new Refusal('emergency.same-person');
  const [one, other] = [await verify(first), await verify(second)];
  const text = reason.trim();
  // Written before the door opens: nobody opens it in this way unseen, also when the power fails.
  await audit.record(one.id, 'door.emergency-unlock', roomId, `with ${other.id}: ${text}`);
  await db.readiness.appendEmergency({ roomId, at: clock().toISOString(), reason: text, firstId: one.id, secondId: other.id });
  return doorLock(roomIo).unlock();
}
