import type { AuthorisationRow } from '../../db/entities/authorisation.entity';
import type { TaskView } from '../contract/bookings';
import { authorisationState, endsSoon } from './admission-rule';
import { closingTime } from './today-tasks';

/** 规定§9: authorisations that end within two weeks and that no later one of the same person takes over. */
export function authorisationTasks(rows: readonly AuthorisationRow[], today: string): readonly TaskView[] {
  const renewed = (row: AuthorisationRow) =>
    rows.some(
      (other) =>
        other.name === row.name &&
        other.organisation === row.organisation &&
        other.validUntil > row.validUntil &&
        authorisationState(other, today) !== 'revoked',
    );
  return rows
    .filter((row) => endsSoon(row, today) && !renewed(row))
    .map(({ name, organisation, validUntil }) => ({
      ...{ kind: 'renew-authorisation', bookingId: '', sessionId: undefined, article: '规定§9' },
      ...{ subject: [name, organisation].filter(Boolean).join(' '), dueAt: `${validUntil}${closingTime}` },
    }));
}
