import type { Database } from '../db/data-source';
import { AdmissionWatch } from '../services/rooms/admission-watch';
import { Admissions } from '../services/rooms/admissions';
import { Bookings } from '../services/rooms/bookings';
import { emergencyUnlock, type EmergencyParts } from '../services/rooms/emergency-unlock';
import { Keys } from '../services/rooms/keys';
import type { Publish } from '../services/rooms/publish';
import { ReadinessDesk } from '../services/rooms/readiness-desk';
import type { DailyCheckSetting } from '../services/rooms/room-readiness';
import { RoomTimes } from '../services/rooms/room-times';
import simulatedResponsible from '../services/rooms/templates/simulated-responsible.json';
import type { Credential } from '../services/contract/people';

export interface ChainOptions extends EmergencyParts {
  readonly publish: Publish;
  readonly dailyCheck: DailyCheckSetting | undefined;
  /** Whether a session is open in the room. */
  readonly preparing: () => boolean;
}

/** The booking chain: bookings, keys, the room's times and readiness, admission. */
export function buildChain(options: ChainOptions) {
  const bookings = new Bookings(options);
  const promote = (roomId: string) => bookings.promote(roomId);
  const admissions = new Admissions(options);
  return {
    bookings,
    keys: new Keys({ ...options, onFreed: promote }),
    times: new RoomTimes({ ...options, promote }),
    readiness: new ReadinessDesk(options),
    admissions,
    admissionWatch: new AdmissionWatch({ ...options, onUnlisted: () => admissions.unlisted() }),
    emergencyUnlock: (reason: string, first: Credential, second: Credential) => emergencyUnlock(options, reason, first, second),
  };
}

/** 规定§4: the simulated room has its first responsible person on file, once. */
export async function seedResponsible(db: Database, roomId: string, now: Date): Promise<void> {
  const administrator = (await db.people.list()).find(({ role }) => role === 'room-administrator');
  if (!administrator || (await db.readiness.responsible(roomId))) return;
  await db.readiness.appendResponsible({
    ...simulatedResponsible,
    ...{ roomId, registeredAt: now.toISOString(), registeredById: administrator.id },
  });
}
