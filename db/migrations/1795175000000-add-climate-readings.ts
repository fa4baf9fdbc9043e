import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the room's climate was while it was recorded; append-only. */
export class AddClimateReadings implements MigrationInterface {
  readonly name = 'AddClimateReadings1795175000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE climate_readings (
        number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        sessionId TEXT NOT NULL REFERENCES sessions (id),
        at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
        temperatureC REAL,
        humidityPercent REAL CHECK (humidityPercent BETWEEN 0 AND 100)
      )`,
      `CREATE INDEX climate_readings_by_session ON climate_readings (sessionId)`,
      `CREATE TRIGGER climate_readings_never_change BEFORE UPDATE ON climate_readings BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
      `CREATE TRIGGER climate_readings_never_disappear BEFORE DELETE ON climate_readings BEGIN SELECT RAISE(ABORT, 'store.append-only'); END`,
    ]) {
      await runner.query(statement);
    }
  }

  /** What was measured is never rolled back by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the readings have no way back'));
  }
}
