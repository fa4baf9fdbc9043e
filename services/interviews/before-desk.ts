import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { AuditLog } from '../audit/audit-log';
import type { RoomPurpose } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { SessionView } from '../contract/sessions';
import { purposeRules } from '../rooms/purpose-rule';
import type { ActiveSession } from './active-session';

export interface BeforeParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: Pick<ActiveSession, 'state'>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly onChange: (sessionId: string) => void;
}

/** Until the 笔录 is read by who is questioned, its head can still be put right. */
const writable: ReadonlySet<string> = new Set(['preparing', 'checked', 'ready', 'opening', 'questioning']);

/** Where all that is completed before the questioning is written. */
export class BeforeDesk {
  constructor(private readonly parts: BeforeParts) {}

  /**
   * Looks and writes in one transaction, and says in the log what `work` says it wrote. Refuses with `session.wrong-phase` once the 笔录 is being
   * read, `booking.outsider-not-allowed` where nobody of outside takes part.
   */
  async write(
    sessionId: string,
    by: string,
    action: string,
    work: (booking: BookingRow, session: SessionRow) => Promise<string>,
  ): Promise<SessionView> {
    const { db, active, audit, onChange, view } = this.parts;
    const done = await db.transaction(async () => {
      const { row, state } = await active.state(sessionId);
      if (!writable.has(state.phase)) throw new Refusal('session.wrong-phase', { phase: state.phase });
      const booking = await db.bookings.byId(row.bookingId);
      if (!booking) throw new Refusal('session.unknown');
      if (purposeRules[booking.purpose as RoomPurpose].outsiders === 'none') throw new Refusal('booking.outsider-not-allowed');
      return work(booking, row);
    });
    await audit.record(by, action, sessionId, done);
    onChange(sessionId);
    return view(sessionId);
  }
}
