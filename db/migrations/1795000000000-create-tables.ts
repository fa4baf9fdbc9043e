import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first tables. SQL, because the rules that only the store can keep (overlap, append-only, generated end) are SQL. */
export class CreateTables implements MigrationInterface {
  readonly name = 'CreateTables1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...tables,
      ...indexes,
      ...overlapTriggers,
      ...appendOnlyTables.flatMap(appendOnlyTriggers),
      ...keptTables.map(noDeleteTrigger),
    ]) {
      await runner.query(statement);
    }
  }

  /** Evidence is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the first migration has no way back'));
  }
}

const instant = (column: string, nullable = false) =>
  nullable
    ? `${column} TEXT CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`
    : `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const oneOf = (column: string, ...values: readonly string[]) =>
  `${column} TEXT NOT NULL CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`;

const tables = [
  `CREATE TABLE rooms (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, place TEXT NOT NULL)`,
  `CREATE TABLE people (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    ${oneOf('role', 'room-administrator', 'inspector', 'office-staff', 'department-head', 'supervising-leader', 'agency-head', 'legal-inspection')},
    department TEXT NOT NULL,
    badgeNumber TEXT NOT NULL,
    certificateValidUntil TEXT CHECK (certificateValidUntil GLOB '????-??-??'),
    pinHash TEXT NOT NULL,
    failedTries INTEGER NOT NULL DEFAULT 0,
    ${instant('lockedUntil', true)},
    demoPin TEXT,
    rosterOrder INTEGER NOT NULL
  )`,
  `CREATE TABLE bookings (
    id TEXT PRIMARY KEY NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    ${oneOf('purpose', 'questioning', 'pre-case-discussion', 'expert-discussion', 'deliberation', 'statement-and-defence', 'hearing', 'collective-discussion', 'serving-decision')},
    ${instant('startsAt')},
    ${instant('endsAt')},
    ${oneOf('status', 'requested', 'approved', 'rejected', 'cancelled', 'keyIssued', 'keyReturned')},
    caseNumber TEXT NOT NULL,
    caseName TEXT NOT NULL,
    questionedName TEXT NOT NULL,
    ${oneOf('questionedRole', 'party', 'witness', 'injured-party')},
    questionedPosition TEXT NOT NULL,
    questionedIdNumber TEXT NOT NULL,
    department TEXT NOT NULL,
    requestedById TEXT NOT NULL REFERENCES people (id),
    ${instant('requestedAt')},
    decidedById TEXT REFERENCES people (id),
    ${instant('decidedAt', true)},
    decisionReason TEXT,
    ${instant('cleanedAt', true)},
    cleanedById TEXT REFERENCES people (id),
    CHECK (startsAt < endsAt),
    CHECK ((decidedAt IS NULL) = (decidedById IS NULL)),
    CHECK ((cleanedAt IS NULL) = (cleanedById IS NULL)),
    CHECK (status NOT IN ('approved', 'rejected', 'keyIssued', 'keyReturned') OR decidedAt IS NOT NULL),
    CHECK (status <> 'keyReturned' OR cleanedAt IS NOT NULL)
  )`,
  `CREATE TABLE key_movements (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    roomId TEXT NOT NULL REFERENCES rooms (id),
    bookingId TEXT NOT NULL REFERENCES bookings (id),
    ${oneOf('kind', 'issued', 'returned')},
    fromId TEXT NOT NULL REFERENCES people (id),
    toId TEXT NOT NULL REFERENCES people (id),
    ${instant('at')}
  )`,
  `CREATE TABLE sessions (
    id TEXT PRIMARY KEY NOT NULL,
    bookingId TEXT NOT NULL UNIQUE REFERENCES bookings (id),
    roomId TEXT NOT NULL REFERENCES rooms (id),
    ${oneOf('phase', 'preparing', 'checked', 'ready', 'abandoned', 'opening', 'questioning', 'reviewing', 'reviewed', 'signed', 'concluded', 'sealed')},
    ${instant('createdAt')},
    ${instant('checkedAt', true)},
    checkedById TEXT REFERENCES people (id),
    checkReason TEXT,
    checkReport TEXT,
    leadId TEXT REFERENCES people (id),
    recorderId TEXT REFERENCES people (id),
    ${instant('abandonedAt', true)},
    abandonReason TEXT,
    abandonedById TEXT REFERENCES people (id),
    ${instant('startedAt', true)},
    ${instant('credentialsShownAt', true)},
    ${instant('noticeReadAt', true)},
    ${instant('rightsToldAt', true)},
    ${instant('noticeGivenAt', true)},
    ${instant('reviewedAt', true)},
    ${instant('signedAt', true)},
    ${instant('thumbprintedAt', true)},
    endedAt TEXT GENERATED ALWAYS AS (max(signedAt, thumbprintedAt)) STORED,
    ${instant('interruptedSince', true)},
    interruptionReason TEXT,
    ${instant('recordingStoppedAt', true)},
    ${instant('sealedAt', true)},
    chainHead TEXT,
    manifestSha256 TEXT,
    registrationCode TEXT UNIQUE,
    registrationYear INTEGER,
    registrationNumber INTEGER,
    handedOverById TEXT REFERENCES people (id),
    ${instant('handedOverAt', true)},
    receivedById TEXT REFERENCES people (id),
    ${instant('receivedAt', true)},
    filedPlace TEXT,
    ${instant('filedAt', true)},
    filedById TEXT REFERENCES people (id),
    CHECK (leadId <> recorderId),
    CHECK (phase IN ('preparing', 'checked', 'ready', 'abandoned') OR startedAt IS NOT NULL),
    CHECK (phase <> 'abandoned' OR startedAt IS NULL),
    CHECK ((phase = 'abandoned') = (abandonedAt IS NOT NULL)),
    CHECK ((abandonedAt IS NULL) = (abandonReason IS NULL) AND (abandonedAt IS NULL) = (abandonedById IS NULL)),
    CHECK (phase NOT IN ('concluded', 'sealed') OR endedAt IS NOT NULL),
    CHECK ((phase = 'sealed') = (sealedAt IS NOT NULL)),
    CHECK ((registrationCode IS NULL) = (registrationNumber IS NULL) AND (registrationCode IS NULL) = (registrationYear IS NULL)),
    CHECK (receivedById <> handedOverById)
  )`,
  `CREATE TABLE segments (
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    n INTEGER NOT NULL,
    cameraId TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    ${instant('startedAt')},
    ${instant('endedAt')},
    durationMs INTEGER NOT NULL,
    frames INTEGER NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (sessionId, n),
    CONSTRAINT one_row_a_file UNIQUE (sessionId, file)
  ) WITHOUT ROWID`,
  `CREATE TABLE session_notes (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    ${oneOf('kind', 'mark', 'gap', 'pre-roll-discarded', 'entry', 'interruption')},
    ${instant('at')},
    text TEXT NOT NULL,
    byId TEXT REFERENCES people (id),
    detail TEXT
  )`,
  `CREATE TABLE transcript_lines (
    id TEXT PRIMARY KEY NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    ordinal INTEGER NOT NULL,
    ${oneOf('kind', 'question', 'answer', 'note')},
    text TEXT NOT NULL,
    ${instant('at')}
  )`,
  `CREATE TABLE transcript_corrections (
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    lineId TEXT NOT NULL REFERENCES transcript_lines (id),
    oldText TEXT NOT NULL,
    ${instant('at')}
  )`,
  `CREATE TABLE signings (
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    ${oneOf('kind', 'signature', 'thumbprint')},
    image TEXT NOT NULL,
    device TEXT NOT NULL,
    textHash TEXT NOT NULL,
    PRIMARY KEY (sessionId, kind)
  )`,
  `CREATE TABLE disc_pairs (
    id TEXT PRIMARY KEY NOT NULL,
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    year INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    ${oneOf('state', 'burning', 'verified', 'void', 'certified')},
    ${instant('startedAt')},
    burnedById TEXT NOT NULL REFERENCES people (id),
    imageSha256 TEXT,
    imageBytes INTEGER,
    copies TEXT NOT NULL,
    ${instant('certifiedAt', true)},
    certifiedById TEXT REFERENCES people (id),
    CONSTRAINT one_number_a_year UNIQUE (year, number)
  )`,
  `CREATE TABLE audit_log (
    n INTEGER PRIMARY KEY NOT NULL,
    ${instant('at')},
    monotonicMs INTEGER NOT NULL,
    bootId TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    outcome TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
  )`,
];

const indexes = [
  `CREATE INDEX bookings_by_room_and_time ON bookings (roomId, startsAt)`,
  `CREATE INDEX key_movements_by_room ON key_movements (roomId, number)`,
  `CREATE INDEX key_movements_by_booking ON key_movements (bookingId)`,
  `CREATE UNIQUE INDEX one_active_session_a_room ON sessions (roomId) WHERE phase NOT IN ('sealed', 'abandoned')`,
  `CREATE UNIQUE INDEX one_registration_number ON sessions (roomId, registrationYear, registrationNumber)`,
  `CREATE INDEX sealed_sessions_by_time ON sessions (sealedAt) WHERE phase = 'sealed'`,
  `CREATE INDEX notes_by_session ON session_notes (sessionId)`,
  `CREATE INDEX lines_by_session ON transcript_lines (sessionId, ordinal)`,
  `CREATE INDEX corrections_by_line ON transcript_corrections (lineId)`,
  `CREATE INDEX disc_pairs_by_session ON disc_pairs (sessionId)`,
  `CREATE UNIQUE INDEX one_badge_a_person ON people (badgeNumber) WHERE badgeNumber <> ''`,
];

/** 规定§11: times are half-open, so 11:00 may follow 11:00; a rejected, cancelled or finished booking holds nothing. */
const refuseOverlap = `SELECT RAISE(ABORT, 'booking.overlaps') WHERE EXISTS (
    SELECT 1 FROM bookings AS other
    WHERE other.roomId = NEW.roomId AND other.id <> NEW.id
      AND other.status IN ('requested', 'approved', 'keyIssued')
      AND other.startsAt < NEW.endsAt AND NEW.startsAt < other.endsAt
  );`;
const isLive = `NEW.status IN ('requested', 'approved', 'keyIssued')`;
const overlapTriggers = [
  `CREATE TRIGGER bookings_do_not_overlap BEFORE INSERT ON bookings WHEN ${isLive} BEGIN ${refuseOverlap} END`,
  `CREATE TRIGGER moved_bookings_do_not_overlap BEFORE UPDATE OF roomId, startsAt, endsAt, status ON bookings WHEN ${isLive} BEGIN ${refuseOverlap} END`,
];

const appendOnlyTables = ['audit_log', 'segments', 'key_movements', 'session_notes', 'transcript_corrections'];
const appendOnlyTriggers = (table: string) => [
  `CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
  noDeleteTrigger(table),
];

/** Rows may go on changing, but none disappears: numbers stay taken and lines stay readable (规定§18). */
const keptTables = ['bookings', 'sessions', 'transcript_lines', 'signings', 'disc_pairs', 'people'];
const noDeleteTrigger = (table: string) =>
  `CREATE TRIGGER ${table}_never_disappear BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`;
