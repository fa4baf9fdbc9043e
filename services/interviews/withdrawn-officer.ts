import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import { Refusal } from '../contract/errors';

/** 行政处罚法§43: whose withdrawal was granted takes no further part in that case. Refuses with `session.officer-withdrawn` { name, case }. */
export async function expectNotWithdrawn(
  db: Database,
  { id, name }: { readonly id: string; readonly name: string },
  booking: Pick<BookingRow, 'caseNumber' | 'caseName'>,
): Promise<void> {
  if (await db.withdrawals.isGranted(id, booking)) throw new Refusal('session.officer-withdrawn', { name, case: booking.caseName });
}
