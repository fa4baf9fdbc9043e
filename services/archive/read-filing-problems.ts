import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { FilingProblem } from '../contract/archive';
import type { RoomPurpose } from '../contract/bookings';
import type { TimesTable } from '../contract/times';
import { readMissingCountersigns } from '../interviews/countersigns';
import { noticeMissing } from '../interviews/notice';
import { signedOnPaper } from '../interviews/paper-signings';
import { readWithdrawalStanding } from '../interviews/read-withdrawals';
import { isOpen } from '../interviews/withdrawal-rule';
import { readStatementStates } from '../statements/read-statement-states';
import { filingProblems, newestPair } from './filing-problems';

/** All that still keeps this recording from being filed, as the store knows it. */
export async function readFilingProblems(
  db: Database,
  booking: BookingRow,
  session: SessionRow,
  times: TimesTable | undefined,
): Promise<readonly FilingProblem[]> {
  const pairs = await db.discPairs.ofSession(session.id);
  // What ended before its notice has a reviewed statement instead (制度§19); the report says that it is missing.
  const missing = session.unsignedHow !== 'stopped' && noticeMissing(booking.purpose as RoomPurpose, session).length > 0;
  const statements = await readStatementStates(db, session);
  const scanMissing = (await signedOnPaper(db, session.id)) && (await db.pageSignings.papers(session.id)).length === 0;
  const uncountersigned = (await readMissingCountersigns(db, session.id)).length > 0;
  const withdrawalOpen = isOpen(await readWithdrawalStanding(db, session));
  return filingProblems({
    booking,
    session,
    pair: newestPair(pairs),
    scanMissing,
    uncountersigned,
    withdrawalOpen,
    statements,
    times,
    noticeMissing: missing,
  });
}
