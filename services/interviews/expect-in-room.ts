import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import { Refusal } from '../contract/errors';
import { readOfficer } from './read-presence';

/**
 * 规定§13: who is registered as out of the room does nothing in it before the return is registered too, or paper and register would disagree.
 * Who isn't in the register as an officer is left alone. Refuses with `presence.signer-away`.
 */
export async function expectInRoom(db: Database, row: SessionRow, person: Pick<PersonRow, 'id' | 'name'>): Promise<void> {
  const officer = await readOfficer(db, row, person.id);
  if (officer?.present === false) throw new Refusal('presence.signer-away', { name: person.name });
}
