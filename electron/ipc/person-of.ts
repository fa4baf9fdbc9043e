import type { Caller } from '../../services/contract/calls';
import { Refusal } from '../../services/contract/errors';
import type { PersonTile } from '../../services/contract/people';

/** Who asks. Refuses with `people.not-signed-in`. */
export function personOf(caller: Caller): PersonTile {
  if (!caller.person) throw new Refusal('people.not-signed-in');
  return caller.person;
}
