import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bookings found by a piece of case name, case number or person without reading them all. SQLite's own trigrams don't find a name of two
 * characters, so each text is indexed as its pairs of characters, written as hex: a token of letters and digits, whatever the text holds.
 */
export class AddBookingSearch implements MigrationInterface {
  readonly name = 'AddBookingSearch1796500000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}

/** Every pair of neighbours in a booking's three texts. */
const pairsOf = (row: string) => `(
  WITH RECURSIVE
    whole (text) AS (SELECT ${row}.caseName || char(10) || ${row}.caseNumber || char(10) || ${row}.questionedName),
    places (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM places, whole WHERE n < length(text))
  SELECT group_concat(hex(substr(text, n, 2)), ' ') FROM whole, places
)`;

const statements = [
  // A rowid of bookings may change when the file is written anew; this one never does.
  `CREATE TABLE booking_texts (number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, bookingId TEXT NOT NULL UNIQUE REFERENCES bookings (id))`,
  `CREATE VIRTUAL TABLE booking_pairs USING fts5 (pairs, content='', contentless_delete=1, detail=none, tokenize='ascii')`,
  `CREATE TRIGGER bookings_get_words AFTER INSERT ON bookings BEGIN
    INSERT INTO booking_texts (bookingId) VALUES (NEW.id);
    INSERT INTO booking_pairs (rowid, pairs) SELECT number, ${pairsOf('NEW')} FROM booking_texts WHERE bookingId = NEW.id;
  END`,
  `CREATE TRIGGER bookings_change_words AFTER UPDATE OF caseName, caseNumber, questionedName ON bookings BEGIN
    DELETE FROM booking_pairs WHERE rowid = (SELECT number FROM booking_texts WHERE bookingId = NEW.id);
    INSERT INTO booking_pairs (rowid, pairs) SELECT number, ${pairsOf('NEW')} FROM booking_texts WHERE bookingId = NEW.id;
  END`,
  `INSERT INTO booking_texts (bookingId) SELECT id FROM bookings ORDER BY startsAt, id`,
  `INSERT INTO booking_pairs (rowid, pairs)
    SELECT booking_texts.number, ${pairsOf('booking')} FROM booking_texts JOIN bookings AS booking ON booking.id = booking_texts.bookingId`,
  `CREATE INDEX bookings_by_requester ON bookings (requestedById, startsAt, id)`,
];
const undone = [
  `DROP INDEX bookings_by_requester`,
  `DROP TRIGGER bookings_change_words`,
  `DROP TRIGGER bookings_get_words`,
  `DROP TABLE booking_pairs`,
  `DROP TABLE booking_texts`,
];
