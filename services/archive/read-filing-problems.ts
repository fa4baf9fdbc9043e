import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { FilingProblem } from '../contract/archive';
import { readStatementStates } from '../statements/read-statement-states';
import { filingProblems, newestPair } from './filing-problems';

/** All that still keeps this recording from being filed, as the store knows it. */
export async function readFilingProblems(db: Database, booking: BookingRow, session: SessionRow): Promise<readonly FilingProblem[]> {
  const pair = newestPair(await db.discPairs.ofSession(session.id));
  return filingProblems({ booking, session, pair, statements: await readStatementStates(db, session) });
}
