import type { PersonRow } from '../../db/entities/person.entity';
import type { PersonTile, Role } from '../contract/people';
import { officeDate } from '../rooms/office-calendar';

/** What the sign-in screen may show of a person; a lock or certificate that has run out by `now` is said as such. */
export function personTile(row: PersonRow, now: Date): PersonTile {
  const { certificateValidUntil, lockedUntil } = row;
  return {
    id: row.id,
    name: row.name,
    role: row.role as Role,
    department: row.department,
    badgeNumber: row.badgeNumber,
    certificateExpiredOn: certificateValidUntil !== null && certificateValidUntil < officeDate(now) ? certificateValidUntil : undefined,
    lockedUntil: lockedUntil !== null && lockedUntil > now.toISOString() ? lockedUntil : undefined,
    demoPin: row.demoPin ?? undefined,
  };
}
