import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import { PersonElsewhereError } from '../../db/repositories/booking-repository';
import type { AuditLog } from '../audit/audit-log';
import type { PersonDraft, RoomPurpose } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { SessionView } from '../contract/sessions';
import { personElsewhere } from '../rooms/person-elsewhere';
import { purposeRules } from '../rooms/purpose-rule';
import { expectNumber, personColumns, wholePerson } from '../rooms/questioned-person';
import type { ActiveSession } from './active-session';

export interface BeforeParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: Pick<ActiveSession, 'state'>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

/** Until the 笔录 is read by who is questioned, its head can still be put right. */
const writable: ReadonlySet<string> = new Set(['preparing', 'checked', 'ready', 'opening', 'questioning']);

/** What the officers complete at the console before the questioning. Every refusal is a `Refusal`. */
export class BeforeQuestioning {
  constructor(private readonly parts: BeforeParts) {}

  /**
   * The head of the 笔录: what the application didn't know. Refuses with `document.*` a wrong number, `booking.person-elsewhere` where that
   * person is in another room at that time (规定§13), `session.wrong-phase` once the 笔录 is being read.
   */
  async completePerson(sessionId: string, draft: PersonDraft, by: string): Promise<SessionView> {
    const { db, now } = this.parts;
    const person = wholePerson(draft);
    if (person.name === '') throw new Refusal('input.invalid', { field: 'questioned.name' });
    expectNumber(person, now());
    return this.write(sessionId, by, 'session.person-completed', async (booking) => {
      const columns = personColumns(person);
      const changed = Object.entries(columns).filter(([column, value]) => booking[column as keyof BookingRow] !== value);
      await db.bookings.update(booking.id, columns).catch(async (problem: unknown) => {
        throw problem instanceof PersonElsewhereError ? await personElsewhere(db, person.name, problem.otherBookingId) : problem;
      });
      // Which fields, not their words: the log is read by more people than the case is.
      return changed.map(([column]) => column).join(' ');
    });
  }

  /** Looks and writes in one transaction, and says in the log what was written. */
  private async write(
    sessionId: string,
    by: string,
    action: string,
    work: (booking: BookingRow, phase: string) => Promise<string>,
  ): Promise<SessionView> {
    const { db, active, audit, onChange, view } = this.parts;
    const done = await db.transaction(async () => {
      const { row, state } = await active.state(sessionId);
      if (!writable.has(state.phase)) throw new Refusal('session.wrong-phase', { phase: state.phase });
      const booking = await db.bookings.byId(row.bookingId);
      if (!booking) throw new Refusal('session.unknown');
      if (purposeRules[booking.purpose as RoomPurpose].outsiders === 'none') throw new Refusal('booking.outsider-not-allowed');
      return work(booking, state.phase);
    });
    await audit.record(by, action, sessionId, done);
    onChange(sessionId);
    return view(sessionId);
  }
}
