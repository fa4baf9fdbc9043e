import type { DiscMedia } from '../../devices/disc-burner/disc-burner';
import type { CheckFacts, Reading } from '../rooms/check-facts';
import type { RoomDevice } from './devices-of-room';

/** All that one self-test is judged by. The facts of the device check, after everything has answered or failed, and what only a self-test asks. */
export interface SelfTestFacts {
  readonly checks: CheckFacts;
  readonly devices: readonly RoomDevice[];
  readonly drives: ReadonlyMap<string, Reading<DiscMedia>>;
}
