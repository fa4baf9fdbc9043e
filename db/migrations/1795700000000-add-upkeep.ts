import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 规定§7, §22, 制度§17: the room's devices, what their self-tests found, their repairs, loans and maintenance; 规定§21: orders into a running session. */
export class AddUpkeep implements MigrationInterface {
  readonly name = 'AddUpkeep1795700000000';

  async up(runner: QueryRunner): Promise<void> {
    const appendOnly = ['self_tests', 'device_services'].map(
      (table) => `CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
    );
    const kept = ['devices', 'self_tests', 'device_loans', 'device_services', 'supervision_orders'].map(
      (table) => `CREATE TRIGGER ${table}_never_disappear BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
    );
    for (const statement of [...tables, ...repairTicket, ...indexes, ...appendOnly, ...kept]) await runner.query(statement);
  }

  /** What was found, lent and answered is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('what was found of the devices has no way back'));
  }
}

const isInstant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const isDate = (column: string) => `CHECK (${column} GLOB '????-??-??')`;

const tables = [
  `CREATE TABLE devices (
    roomId TEXT NOT NULL REFERENCES rooms (id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    place TEXT NOT NULL,
    make TEXT NOT NULL,
    model TEXT NOT NULL,
    serial TEXT NOT NULL,
    firmware TEXT NOT NULL,
    readAt TEXT ${isInstant('readAt')},
    inUseSince TEXT NOT NULL ${isDate('inUseSince')},
    everyMonths INTEGER CHECK (everyMonths BETWEEN 1 AND 120),
    retiredAt TEXT ${isInstant('retiredAt')},
    PRIMARY KEY (roomId, id)
  ) WITHOUT ROWID`,
  `CREATE TABLE self_tests (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    testedOn TEXT NOT NULL ${isDate('testedOn')},
    startedAt TEXT NOT NULL ${isInstant('startedAt')},
    endedAt TEXT NOT NULL ${isInstant('endedAt')},
    startedById TEXT REFERENCES people (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('passed', 'attention', 'failed', 'skipped')),
    skippedBecause TEXT,
    lines TEXT NOT NULL,
    CHECK (startedAt <= endedAt),
    CHECK ((outcome = 'skipped') = (skippedBecause IS NOT NULL))
  )`,
  `CREATE TABLE device_loans (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    roomId TEXT NOT NULL,
    deviceId TEXT NOT NULL,
    borrowerId TEXT NOT NULL REFERENCES people (id),
    purpose TEXT NOT NULL,
    lentAt TEXT NOT NULL ${isInstant('lentAt')},
    lentById TEXT NOT NULL REFERENCES people (id),
    dueOn TEXT NOT NULL ${isDate('dueOn')},
    returnedAt TEXT ${isInstant('returnedAt')},
    returnSeenById TEXT REFERENCES people (id),
    found TEXT,
    FOREIGN KEY (roomId, deviceId) REFERENCES devices (roomId, id),
    CHECK ((returnedAt IS NULL) = (returnSeenById IS NULL) AND (returnedAt IS NULL) = (found IS NULL))
  )`,
  `CREATE TABLE device_services (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    roomId TEXT NOT NULL,
    deviceId TEXT NOT NULL,
    doneAt TEXT NOT NULL ${isInstant('doneAt')},
    doneById TEXT NOT NULL REFERENCES people (id),
    what TEXT NOT NULL CHECK (what <> ''),
    FOREIGN KEY (roomId, deviceId) REFERENCES devices (roomId, id)
  )`,
  `CREATE TABLE supervision_orders (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    kind TEXT NOT NULL CHECK (kind IN ('message', 'stop')),
    text TEXT NOT NULL CHECK (text <> ''),
    sentAt TEXT NOT NULL ${isInstant('sentAt')},
    sentById TEXT NOT NULL REFERENCES people (id),
    acknowledgedAt TEXT ${isInstant('acknowledgedAt')},
    acknowledgedById TEXT REFERENCES people (id),
    CHECK ((acknowledgedAt IS NULL) = (acknowledgedById IS NULL))
  )`,
];

/** A fault of a device that the room knows, and what the office answered; a fault of earlier releases is of a device by its name alone. */
const repairTicket = [
  `ALTER TABLE device_faults ADD COLUMN deviceId TEXT`,
  `ALTER TABLE device_faults ADD COLUMN answeredAt TEXT ${isInstant('answeredAt')}`,
  `ALTER TABLE device_faults ADD COLUMN answeredById TEXT REFERENCES people (id)`,
  `ALTER TABLE device_faults ADD COLUMN answer TEXT CHECK ((answer IS NULL) = (answeredAt IS NULL) AND (answer IS NULL) = (answeredById IS NULL))`,
  `ALTER TABLE device_faults ADD COLUMN repairTest INTEGER REFERENCES self_tests (number)`,
];

const indexes = [
  `CREATE INDEX self_tests_by_room ON self_tests (roomId, number)`,
  `CREATE INDEX device_faults_by_device ON device_faults (roomId, deviceId, reportedAt)`,
  `CREATE UNIQUE INDEX device_loans_one_out ON device_loans (roomId, deviceId) WHERE returnedAt IS NULL`,
  `CREATE INDEX device_loans_by_device ON device_loans (roomId, deviceId, number)`,
  `CREATE INDEX device_services_by_device ON device_services (roomId, deviceId, number)`,
  `CREATE INDEX supervision_orders_by_session ON supervision_orders (sessionId, number)`,
];
