import type { RoomIo } from '../../devices/room-io/room-io';
import type { DoorOpening } from '../contract/entry';
import { Refusal } from '../contract/errors';
import { acknowledged } from './acknowledged';

/**
 * The electric lock acts on the outside alone: the handle inside opens the door whatever it does, so that nobody is ever locked in.
 * Of a fail-secure lock this is the door's own mechanics, which no board can tell; who fits one has to see to it.
 */
export interface DoorLock {
  /** Resolves once the board has acknowledged; `by-key` where the room has no electric lock and the key alone opens. Refuses with `room-io.*`. */
  unlock(): Promise<DoorOpening>;
  lock(): Promise<DoorOpening>;
}

export function doorLock(roomIo: Pick<RoomIo, 'unlock' | 'lock'>): DoorLock {
  return { unlock: () => orByKey(() => roomIo.unlock()), lock: () => orByKey(() => roomIo.lock()) };
}

async function orByKey(act: () => Promise<void>): Promise<DoorOpening> {
  try {
    await acknowledged(act);
    return 'electric';
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === 'room-io.not-fitted') return 'by-key';
    throw problem;
  }
}
