import type { Database } from '../../db/data-source';
import type { SessionCheckRow } from '../../db/entities/session-check.entity';
import type { SessionCompanionRow } from '../../db/entities/session-companion.entity';
import type { SessionRow } from '../../db/entities/session.entity';

/** What was looked at and who was entered before the questioning. */
export interface BeforeRows {
  readonly checks: readonly SessionCheckRow[];
  readonly companions: readonly SessionCompanionRow[];
  /** Who looked, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly isWomanAmongOfficers: boolean;
}

export async function readBefore(db: Database, { id, leadId, recorderId }: SessionRow): Promise<BeforeRows> {
  const [checks, companions] = await Promise.all([db.preparation.checks(id), db.preparation.companions(id)]);
  const ids = [leadId, recorderId, ...checks.map(({ byId }) => byId)].filter((one) => one !== null);
  const people = (await Promise.all([...new Set(ids)].map((one) => db.people.byId(one)))).filter((one) => one !== undefined);
  return {
    checks,
    companions,
    names: new Map(people.map((person) => [person.id, person.name])),
    isWomanAmongOfficers: people.some((person) => (person.id === leadId || person.id === recorderId) && person.sex === 'female'),
  };
}
