import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The worst of each proof of recording, for the session's report; a row is only replaced by a worse one, and never removed. */
export class AddProofExtremes implements MigrationInterface {
  readonly name = 'AddProofExtremes1796300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE proof_extremes (
        sessionId TEXT NOT NULL REFERENCES sessions (id),
        subject TEXT NOT NULL,
        measure TEXT NOT NULL CHECK (measure IN ('picture-age', 'silence', 'clock-offset', 'copy-lag', 'disk-hours')),
        value REAL NOT NULL,
        at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
        PRIMARY KEY (sessionId, subject, measure)
      )`,
      `CREATE TRIGGER proof_extremes_only_worse BEFORE UPDATE ON proof_extremes
        WHEN CASE new.measure WHEN 'disk-hours' THEN new.value > old.value ELSE new.value < old.value END
        BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
      `CREATE TRIGGER proof_extremes_never_disappear BEFORE DELETE ON proof_extremes BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
    ]) {
      await runner.query(statement);
    }
  }

  /** What was measured is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the worst of the proofs have no way back'));
  }
}
