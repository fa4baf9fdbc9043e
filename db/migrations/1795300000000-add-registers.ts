import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 规定§5: the registers. A line has no content of its own: it is a running number given to a row, in the very statement that made the row, so that
 * numbers have no gaps and none is given twice. Triggers, because rows come from several services and a number must never be forgotten.
 */
export class AddRegisters implements MigrationInterface {
  readonly name = 'AddRegisters1795300000000';

  async up(runner: QueryRunner): Promise<void> {
    const appendOnly = ['register_lines', 'register_closures', 'register_corrections'].flatMap((table) => [
      `CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
      noDelete(table),
    ]);
    for (const statement of [...tables, ...indexes, ...earlierRows, ...numberings, ...appendOnly, noDelete('device_faults')]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('numbers that were given are not taken back'));
  }
}

const noDelete = (table: string) =>
  `CREATE TRIGGER ${table}_never_disappear BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`;
const isInstant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const isMonth = `CHECK (month GLOB '????-??')`;

const tables = [
  `CREATE TABLE device_faults (
    id TEXT PRIMARY KEY NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    device TEXT NOT NULL,
    what TEXT NOT NULL,
    foundById TEXT NOT NULL REFERENCES people (id),
    foundAt TEXT NOT NULL ${isInstant('foundAt')},
    reportedAt TEXT NOT NULL ${isInstant('reportedAt')},
    outOfUseAt TEXT ${isInstant('outOfUseAt')},
    sentAt TEXT ${isInstant('sentAt')},
    sentById TEXT REFERENCES people (id),
    repairedAt TEXT ${isInstant('repairedAt')},
    repairedBy TEXT,
    repairSeenById TEXT REFERENCES people (id),
    result TEXT,
    CHECK (foundAt <= reportedAt),
    CHECK ((sentAt IS NULL) = (sentById IS NULL)),
    CHECK ((repairedAt IS NULL) = (result IS NULL) AND (repairedAt IS NULL) = (repairedBy IS NULL) AND (repairedAt IS NULL) = (repairSeenById IS NULL))
  )`,
  `CREATE TABLE register_lines (
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    register TEXT NOT NULL CHECK (register IN ('use', 'key', 'admission', 'approval', 'fault')),
    roomId TEXT NOT NULL REFERENCES rooms (id),
    year INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    month TEXT NOT NULL ${isMonth},
    sourceId TEXT NOT NULL,
    at TEXT NOT NULL ${isInstant('at')},
    CONSTRAINT one_line_number_a_year UNIQUE (register, roomId, year, number),
    CONSTRAINT one_line_a_source UNIQUE (register, sourceId)
  )`,
  `CREATE TABLE register_closures (
    roomId TEXT NOT NULL REFERENCES rooms (id),
    month TEXT NOT NULL ${isMonth},
    number INTEGER NOT NULL CHECK (number > 0),
    closedAt TEXT NOT NULL ${isInstant('closedAt')},
    closedById TEXT NOT NULL REFERENCES people (id),
    manifestSha256 TEXT NOT NULL CHECK (length(manifestSha256) = 64),
    auditCount INTEGER NOT NULL,
    auditHead TEXT NOT NULL,
    PRIMARY KEY (roomId, month),
    CONSTRAINT one_set_number_a_room UNIQUE (roomId, number)
  ) WITHOUT ROWID`,
  `CREATE TABLE register_corrections (
    roomId TEXT NOT NULL,
    month TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    lineSeq INTEGER NOT NULL REFERENCES register_lines (seq),
    columnKey TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('row', 'person')),
    oldText TEXT NOT NULL,
    newText TEXT NOT NULL,
    at TEXT NOT NULL ${isInstant('at')},
    actor TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (roomId, month, number),
    FOREIGN KEY (roomId, month) REFERENCES register_closures (roomId, month)
  ) WITHOUT ROWID`,
];

const indexes = [
  `CREATE INDEX register_lines_by_register ON register_lines (register, seq)`,
  `CREATE INDEX register_lines_by_month ON register_lines (register, month, seq)`,
  `CREATE INDEX register_lines_by_room ON register_lines (register, roomId, seq)`,
  `CREATE INDEX register_lines_by_room_and_month ON register_lines (register, roomId, month, seq)`,
  `CREATE INDEX device_faults_open ON device_faults (roomId) WHERE repairedAt IS NULL`,
];

/** The office's year and month: those of Asia/Shanghai, which keeps UTC+8. */
const year = (at: string) => `CAST(strftime('%Y', ${at}, '+8 hours') AS INTEGER)`;
const month = (at: string) => `strftime('%Y-%m', ${at}, '+8 hours')`;

interface Numbering {
  readonly register: string;
  readonly table: string;
  /** The trigger's event and condition. */
  readonly when: string;
  readonly source: string;
  readonly at: string;
  /** Of the row: its room, or the room of the booking it is about. */
  readonly room: string;
  /** Which of the rows that are already there have a line. */
  readonly earlier: string;
}

const decisions = `('booking.approved', 'booking.rejected', 'booking.cancelled')`;
const numberingRules: readonly Numbering[] = [
  {
    register: 'use',
    table: 'key_movements',
    when: `AFTER INSERT ON key_movements WHEN NEW.kind = 'issued' AND NOT EXISTS (SELECT 1 FROM register_lines WHERE register = 'use' AND sourceId = NEW.bookingId)`,
    source: 'row.bookingId',
    at: 'row.at',
    room: 'row.roomId',
    earlier: `row.kind = 'issued' AND NOT EXISTS (SELECT 1 FROM key_movements AS before WHERE before.bookingId = row.bookingId AND before.kind = 'issued' AND before.number < row.number)`,
  },
  {
    register: 'key',
    table: 'key_movements',
    when: `AFTER INSERT ON key_movements`,
    source: 'CAST(row.number AS TEXT)',
    at: 'row.at',
    room: 'row.roomId',
    earlier: 'true',
  },
  {
    register: 'admission',
    table: 'sessions',
    when: `AFTER UPDATE OF startedAt ON sessions WHEN OLD.startedAt IS NULL AND NEW.startedAt IS NOT NULL`,
    source: 'row.id',
    at: 'row.startedAt',
    room: 'row.roomId',
    earlier: 'row.startedAt IS NOT NULL',
  },
  {
    register: 'approval',
    table: 'audit_log',
    when: `AFTER INSERT ON audit_log WHEN NEW.action IN ${decisions} AND EXISTS (SELECT 1 FROM bookings WHERE id = NEW.object)`,
    source: 'CAST(row.n AS TEXT)',
    at: 'row.at',
    room: '(SELECT roomId FROM bookings WHERE id = row.object)',
    earlier: `row.action IN ${decisions} AND EXISTS (SELECT 1 FROM bookings WHERE id = row.object)`,
  },
  {
    register: 'fault',
    table: 'device_faults',
    when: `AFTER INSERT ON device_faults`,
    source: 'row.id',
    at: 'row.reportedAt',
    room: 'row.roomId',
    earlier: 'true',
  },
];

const ofNew = (expression: string) => expression.replaceAll('row.', 'NEW.');
const numberingTrigger = (name: string, event: string, { register, source, at, room }: Numbering) =>
  `CREATE TRIGGER ${name} ${event} BEGIN
    INSERT INTO register_lines (register, roomId, year, number, month, sourceId, at)
    SELECT '${register}', ${ofNew(room)}, ${year(ofNew(at))}, 1 + coalesce((
        SELECT max(number) FROM register_lines WHERE register = '${register}' AND roomId = ${ofNew(room)} AND year = ${year(ofNew(at))}
      ), 0), ${month(ofNew(at))}, ${ofNew(source)}, ${ofNew(at)};
  END`;

const numberings = [
  ...numberingRules.map((rule) => numberingTrigger(`${rule.register}_register_numbers`, rule.when, rule)),
  ...numberingRules
    .filter(({ register }) => register === 'admission')
    .map((rule) => numberingTrigger('admission_register_numbers_at_once', `AFTER INSERT ON sessions WHEN NEW.startedAt IS NOT NULL`, rule)),
];

/** Rows that were there before there were registers get their numbers in the order of their time. */
const earlierRows = numberingRules.map(
  ({ register, table, source, at, room, earlier }) =>
    `INSERT INTO register_lines (register, roomId, year, number, month, sourceId, at)
     SELECT '${register}', room, ${year('at')}, row_number() OVER (PARTITION BY room, ${year('at')} ORDER BY at, ordinal), ${month('at')}, source, at
     FROM (SELECT ${room} AS room, ${source} AS source, ${at} AS at, row.rowid AS ordinal FROM ${table} AS row WHERE ${earlier})
     ORDER BY at, ordinal`,
);
