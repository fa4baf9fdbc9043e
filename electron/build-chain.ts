import type { Database } from '../db/data-source';
import { Bookings } from '../services/rooms/bookings';
import { Keys, type KeyParts } from '../services/rooms/keys';
import { ReadinessDesk } from '../services/rooms/readiness-desk';
import { RoomTimes } from '../services/rooms/room-times';
import simulatedResponsible from '../services/rooms/templates/simulated-responsible.json';

export interface ChainOptions extends Omit<KeyParts, 'onFreed'> {
  readonly roomId: string;
}

/** The booking chain: bookings, keys, the room's times and readiness. */
export function buildChain(options: ChainOptions) {
  const bookings = new Bookings(options);
  const promote = (roomId: string) => bookings.promote(roomId);
  return {
    bookings,
    keys: new Keys({ ...options, onFreed: promote }),
    times: new RoomTimes({ ...options, promote }),
    readiness: new ReadinessDesk(options),
  };
}

/** 规定§4: the simulated room has its first responsible person on file, once. */
export async function seedResponsible(db: Database, roomId: string, now: Date): Promise<void> {
  const administrator = (await db.people.present()).find(({ role }) => role === 'room-administrator');
  if (!administrator || (await db.readiness.responsible(roomId))) return;
  await db.readiness.appendResponsible({
    ...simulatedResponsible,
    ...{ roomId, registeredAt: now.toISOString(), registeredById: administrator.id },
  });
}
