import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Both clocks at a segment's beginning. The table is made anew: rows never change, so a new column could not be filled, and none may be empty. */
export class AddSegmentAnchors implements MigrationInterface {
  readonly name = 'AddSegmentAnchors1795100100000';

  async up(runner: QueryRunner): Promise<void> {
    const [{ rows }] = (await runner.query('SELECT count(*) AS rows FROM segments')) as [{ rows: number }];
    if (rows > 0)
      throw new Error('segments of a trial version are there: their chains lack the monotonic clock and cannot be carried over');
    for (const statement of statements) await runner.query(statement);
  }

  /** Evidence is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('evidence is never rolled back'));
  }
}

const instant = (column: string) => `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;

const statements = [
  `DROP TABLE segments`,
  `CREATE TABLE segments (
    sessionId TEXT NOT NULL REFERENCES sessions (id),
    n INTEGER NOT NULL,
    cameraId TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    ${instant('startedAt')},
    ${instant('endedAt')},
    durationMs INTEGER NOT NULL CHECK (durationMs >= 0),
    frames INTEGER NOT NULL,
    monotonicMs INTEGER NOT NULL CHECK (monotonicMs >= 0),
    bootId TEXT NOT NULL CHECK (length(bootId) = 36),
    link TEXT NOT NULL,
    PRIMARY KEY (sessionId, n),
    CONSTRAINT one_row_a_file UNIQUE (sessionId, file),
    CHECK (startedAt <= endedAt)
  ) WITHOUT ROWID`,
  `CREATE TRIGGER segments_never_change BEFORE UPDATE ON segments BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
  `CREATE TRIGGER segments_never_disappear BEFORE DELETE ON segments BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
];
