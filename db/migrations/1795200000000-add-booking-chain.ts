import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn, rebuildTable, withForeignKeysResting } from './rebuild-table';

const form = "GLOB '????-??-??T??:??:??.???Z'";
const instant = (column: string) => `${column} TEXT NOT NULL CHECK (${column} ${form})`;
const laterInstant = (column: string) => `${column} TEXT CHECK (${column} ${form})`;
const date = (column: string) => `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??')`;
const laterDate = (column: string) => `${column} TEXT CHECK (${column} GLOB '????-??-??')`;
const oneOf = (column: string, ...values: readonly string[]) =>
  `${column} TEXT NOT NULL CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`;
const person = (column: string) => `${column} TEXT NOT NULL REFERENCES people (id)`;
const laterPerson = (column: string) => `${column} TEXT REFERENCES people (id)`;

/** The booking chain from application to return of the key, the room's readiness, and who may come in (规定§3-§11). */
export class AddBookingChain implements MigrationInterface {
  readonly name = 'AddBookingChain1795200000000';
  /** `withForeignKeysResting` makes its own. */
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    if (await hasColumn(runner, 'sessions', 'closedAt')) return;
    await withForeignKeysResting(runner, async () => {
      await rebuildTable(runner, 'sessions', endedByClosingAct);
      for (const statement of [...columnsOfBookings, ...tables, ...triggers]) await runner.query(statement);
    });
  }

  /** Registers are never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the booking chain has no way back'));
  }
}

/** 规定§3, §15: a questioning ends at signature and thumbprint, every other purpose by its closing act. */
function endedByClosingAct(table: string): string {
  const next = table
    .replace(
      'endedAt TEXT GENERATED ALWAYS AS (max(signedAt, thumbprintedAt)) STORED',
      `${laterInstant('closedAt')}, ${laterPerson('closedById')}, closingOutcome TEXT,
       endedAt TEXT GENERATED ALWAYS AS (coalesce(closedAt, max(signedAt, thumbprintedAt))) STORED`,
    )
    .replace(
      'CHECK (leadId <> recorderId)',
      `CHECK (leadId <> recorderId),
       CHECK ((closedAt IS NULL) = (closedById IS NULL) AND (closedAt IS NULL) = (closingOutcome IS NULL)),
       CHECK (closedAt IS NULL OR (signedAt IS NULL AND thumbprintedAt IS NULL))`,
    );
  if (!next.includes('coalesce(closedAt')) throw new Error('the table of sessions is not the one that this release knows');
  return next;
}

const columnsOfBookings = [
  `ALTER TABLE bookings ADD COLUMN ${laterInstant('registeredAt')}`,
  `ALTER TABLE bookings ADD COLUMN ${laterPerson('registeredById')}`,
  `ALTER TABLE bookings ADD COLUMN ${laterInstant('moreAskedAt')}`,
];

const applicationColumns = `
    roomId TEXT NOT NULL REFERENCES rooms (id),
    purpose TEXT NOT NULL,
    ${instant('startsAt')},
    ${instant('endsAt')},
    caseNumber TEXT NOT NULL,
    caseName TEXT NOT NULL,
    questionedName TEXT NOT NULL,
    questionedRole TEXT NOT NULL,
    questionedPosition TEXT NOT NULL,
    questionedIdNumber TEXT NOT NULL,
    department TEXT NOT NULL,
    ${person('requestedById')},
    ${instant('requestedAt')}`;

const kinds = ['officer', 'leader', 'legal-representative', 'authorised-person', 'party', 'expert', 'lawyer', 'technician'] as const;

const tables = [
  `CREATE TABLE booking_events (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bookingId TEXT NOT NULL REFERENCES bookings (id),
    ${oneOf('kind', 'requested', 'promoted', 'more-asked', 'more-answered', 'approved', 'rejected', 'registered', 'changed', 'cancelled', 'key-issued', 'cleaned', 'key-returned')},
    ${instant('at')},
    ${person('byId')},
    text TEXT NOT NULL,
    detail TEXT
  )`,
  `CREATE INDEX booking_events_by_booking ON booking_events (bookingId, number)`,
  `CREATE TABLE booking_persons (
    bookingId TEXT NOT NULL REFERENCES bookings (id),
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    ${oneOf('kind', ...kinds)},
    organisation TEXT NOT NULL,
    ${laterPerson('personId')},
    PRIMARY KEY (bookingId, ordinal)
  )`,
  `CREATE TABLE closed_times (
    id TEXT PRIMARY KEY NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    fromMinute INTEGER NOT NULL CHECK (fromMinute >= 0),
    toMinute INTEGER NOT NULL CHECK (toMinute <= 1440),
    ${date('firstOn')},
    ${laterDate('lastOn')},
    reason TEXT NOT NULL,
    ${instant('madeAt')},
    ${person('madeById')},
    ${laterInstant('liftedAt')},
    ${laterPerson('liftedById')},
    CHECK (fromMinute < toMinute),
    CHECK (lastOn IS NULL OR firstOn <= lastOn)
  )`,
  `CREATE TABLE waiting_list (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,${applicationColumns},
    bookingId TEXT UNIQUE REFERENCES bookings (id),
    ${laterInstant('promotedAt')},
    ${laterInstant('toldAt')},
    ${laterInstant('withdrawnAt')},
    CHECK (startsAt < endsAt),
    CHECK ((promotedAt IS NULL) = (bookingId IS NULL)),
    CHECK (promotedAt IS NULL OR withdrawnAt IS NULL)
  )`,
  `CREATE INDEX waiting_by_room ON waiting_list (roomId, startsAt) WHERE promotedAt IS NULL AND withdrawnAt IS NULL`,
  `CREATE TABLE room_responsibles (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    name TEXT NOT NULL CHECK (name <> ''),
    position TEXT NOT NULL,
    ${instant('registeredAt')},
    ${person('registeredById')}
  )`,
  `CREATE TABLE daily_checks (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    ${date('checkedOn')},
    ${instant('checkedAt')},
    ${person('checkedById')},
    ${oneOf('devices', 'good', 'faulty')},
    ${oneOf('cleanliness', 'good', 'lacking')},
    note TEXT NOT NULL,
    CHECK (note <> '' OR (devices = 'good' AND cleanliness = 'good'))
  )`,
  `CREATE INDEX daily_checks_by_room ON daily_checks (roomId, number)`,
  `CREATE TABLE emergency_unlocks (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    ${instant('at')},
    reason TEXT NOT NULL CHECK (reason <> ''),
    ${person('firstId')},
    ${person('secondId')},
    CHECK (firstId <> secondId)
  )`,
  `CREATE TABLE authorisations (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    ${oneOf('kind', ...kinds)},
    organisation TEXT NOT NULL,
    idNumber TEXT NOT NULL,
    document TEXT NOT NULL,
    ${laterPerson('personId')},
    ${date('validFrom')},
    ${date('validUntil')},
    ${instant('registeredAt')},
    ${person('registeredById')},
    ${laterInstant('revokedAt')},
    ${laterPerson('revokedById')},
    revokedReason TEXT,
    CHECK (validFrom <= validUntil),
    CHECK ((revokedAt IS NULL) = (revokedById IS NULL) AND (revokedAt IS NULL) = (revokedReason IS NULL))
  )`,
  `CREATE TABLE admissions (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    bookingId TEXT REFERENCES bookings (id),
    ${oneOf('standing', 'staff', 'authorised', 'approved', 'unlisted')},
    name TEXT NOT NULL,
    kind TEXT CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})),
    organisation TEXT NOT NULL,
    ${laterPerson('personId')},
    authorisationId TEXT REFERENCES authorisations (id),
    ${laterPerson('escortId')},
    reason TEXT NOT NULL,
    ${laterPerson('approvedById')},
    ${laterInstant('approvedAt')},
    ${laterPerson('registeredById')},
    ${instant('enteredAt')},
    ${laterInstant('leftAt')},
    CHECK (standing <> 'approved' OR (approvedById IS NOT NULL AND escortId IS NOT NULL AND reason <> '')),
    CHECK (standing <> 'authorised' OR authorisationId IS NOT NULL),
    CHECK ((approvedAt IS NULL) = (approvedById IS NULL)),
    CHECK (standing = 'unlisted' OR registeredById IS NOT NULL),
    CHECK (leftAt IS NULL OR enteredAt <= leftAt)
  )`,
  `CREATE INDEX inside_the_room ON admissions (roomId) WHERE leftAt IS NULL`,
];

const never = (table: string, event: 'UPDATE' | 'DELETE', of = '') =>
  `CREATE TRIGGER ${table}_never_${event === 'UPDATE' ? 'change' : 'disappear'} BEFORE ${event}${of} ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`;
const triggers = [
  ...['booking_events', 'room_responsibles', 'daily_checks', 'emergency_unlocks'].flatMap((table) => [
    never(table, 'UPDATE'),
    never(table, 'DELETE'),
  ]),
  ...['closed_times', 'waiting_list', 'authorisations', 'admissions'].map((table) => never(table, 'DELETE')),
  // Who came in, by whose leave and when stays as it was written; only the leaving comes later.
  never(
    'admissions',
    'UPDATE',
    ' OF number, roomId, bookingId, standing, name, kind, organisation, personId, authorisationId, escortId, reason, approvedById, approvedAt, registeredById, enteredAt',
  ),
];
