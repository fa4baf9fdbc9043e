import type { MigrationInterface, QueryRunner } from 'typeorm';

const live = `('requested', 'approved', 'keyIssued')`;
const procedure = `procedure TEXT CHECK (procedure IN ('general', 'summary', 'complex-report'))`;
const tooLong = `CAST(strftime('%s', NEW.endsAt) AS INTEGER) - CAST(strftime('%s', NEW.startsAt) AS INTEGER) > 86400`;
const refuse = `BEGIN SELECT RAISE(ABORT, 'booking.too-long'); END`;

/** 规定§3: by which procedure the case goes; who waits keeps whom the application names; the calendar reads a month of many rooms by an index. */
export class AddCalendar implements MigrationInterface {
  readonly name = 'AddCalendar1795400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE bookings ADD COLUMN ${procedure}`,
      `ALTER TABLE waiting_list ADD COLUMN ${procedure}`,
      `ALTER TABLE waiting_list ADD COLUMN attendees TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(attendees))`,
      `CREATE INDEX bookings_by_time ON bookings (startsAt, id)`,
      `CREATE INDEX live_bookings ON bookings (startsAt) WHERE status IN ${live}`,
      `CREATE TRIGGER bookings_last_a_day_at_most BEFORE INSERT ON bookings WHEN ${tooLong} ${refuse}`,
      `CREATE TRIGGER moved_bookings_last_a_day_at_most BEFORE UPDATE OF startsAt, endsAt ON bookings WHEN ${tooLong} ${refuse}`,
    ]) {
      await runner.query(statement);
    }
  }

  /** What people wrote into the new columns is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('what was asked for with its procedure has no way back'));
  }
}
