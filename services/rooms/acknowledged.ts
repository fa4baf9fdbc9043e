import { RoomIoError } from '../../devices/room-io/room-io';
import { Refusal } from '../contract/errors';

/** An order to the room's board; one that it didn't acknowledge is refused with the board's code. */
export async function acknowledged(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (problem) {
    if (!(problem instanceof RoomIoError)) throw problem;
    throw new Refusal(problem.code, { detail: problem.detail });
  }
}
