import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the head of the 笔录 asks of who is questioned, and that nobody is questioned in two rooms at once: by the number of the document, since
 * two people may bear one name.
 */
export class CompletePersons implements MigrationInterface {
  readonly name = 'CompletePersons1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['bookings', 'waiting_list'])
      for (const column of columns) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    await runner.query(`CREATE INDEX live_bookings_by_document ON bookings (questionedIdNumber, startsAt)
      WHERE questionedIdNumber <> '' AND status IN ${live}`);
    await runner.query(`CREATE TRIGGER bookings_share_no_person BEFORE INSERT ON bookings WHEN ${namesPerson} ${refuseElsewhere}`);
    await runner.query(`CREATE TRIGGER changed_bookings_share_no_person
      BEFORE UPDATE OF startsAt, endsAt, status, questionedIdNumber ON bookings WHEN ${namesPerson} ${refuseElsewhere}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER changed_bookings_share_no_person');
    await runner.query('DROP TRIGGER bookings_share_no_person');
    await runner.query('DROP INDEX live_bookings_by_document');
    for (const table of ['bookings', 'waiting_list'])
      for (const column of columns.toReversed()) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0] ?? ''}`);
  }
}

const columns = [
  `questionedDocument TEXT NOT NULL DEFAULT 'resident-id'
    CHECK (questionedDocument IN ('resident-id', 'hmt-residence', 'hk-macao-permit', 'taiwan-permit', 'foreigner-residence', 'passport', 'unit-code', 'other'))`,
  `questionedSex TEXT CHECK (questionedSex IN ('female', 'male'))`,
  `questionedBornOn TEXT CHECK (questionedBornOn GLOB '????-??-??')`,
  `questionedWorkUnit TEXT NOT NULL DEFAULT ''`,
  `questionedPhone TEXT NOT NULL DEFAULT ''`,
  `questionedAddress TEXT NOT NULL DEFAULT ''`,
  `questionedPostcode TEXT NOT NULL DEFAULT ''`,
  `questionedWhyIncomplete TEXT NOT NULL DEFAULT ''`,
];
const live = "('requested', 'approved', 'keyIssued')";
const namesPerson = `NEW.questionedIdNumber <> '' AND NEW.status IN ${live}`;
/** Of the same room `booking.overlaps` says it already. */
const refuseElsewhere = `BEGIN
  SELECT RAISE(ABORT, 'booking.person-elsewhere') WHERE EXISTS (
    SELECT 1 FROM bookings AS other
    WHERE other.questionedIdNumber = NEW.questionedIdNumber AND other.id <> NEW.id AND other.roomId <> NEW.roomId
      AND other.status IN ${live} AND other.startsAt < NEW.endsAt AND other.endsAt > NEW.startsAt
  );
END`;
