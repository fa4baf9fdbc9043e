import { Between, In } from 'typeorm';
import type { SqlConnection } from '../connection';
import { InspectionActRow } from '../entities/inspection-act.entity';
import { InspectionCheckRow } from '../entities/inspection-check.entity';

export type NewInspectionCheck = Omit<InspectionCheckRow, 'number'>;

/** Checks made by people, and what was corrected. */
export function inspectionRepository(connection: SqlConnection) {
  return {
    /** Gives its number. */
    append: (row: NewInspectionCheck): Promise<number> =>
      connection.run(async (manager) => {
        const { identifiers } = await manager.insert(InspectionCheckRow, row);
        return (identifiers[0] as { readonly number: number }).number;
      }),
    byNumber: (number: number): Promise<InspectionCheckRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(InspectionCheckRow, { number })) ?? undefined),
    /** Held from one day to another, both included, newest first; of all departments where none is named. */
    between: (from: string, to: string, department: string | undefined): Promise<InspectionCheckRow[]> =>
      connection.run((manager) =>
        manager.find(InspectionCheckRow, {
          where: { heldOn: Between(from, to), ...(department === undefined ? {} : { department }) },
          order: { heldOn: 'DESC', number: 'DESC' },
        }),
      ),
    /** The day of the earliest; undefined where there is none. */
    firstDay: (): Promise<string | undefined> =>
      connection.run(
        async (manager) =>
          (await manager.query<{ readonly day: string | null }[]>('SELECT MIN(heldOn) AS day FROM inspection_checks'))[0]?.day ?? undefined,
      ),
    /** Those that people belong to or that were checked. */
    departments: (): Promise<string[]> =>
      connection.run(async (manager) => {
        const rows = await manager.query<{ readonly department: string }[]>(
          `SELECT department FROM people WHERE department <> '' UNION SELECT department FROM inspection_checks ORDER BY department`,
        );
        return rows.map(({ department }) => department);
      }),
    appendAct: (act: Omit<InspectionActRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(InspectionActRow, act);
      }),
    /** Oldest first. */
    acts: (inspections: readonly number[]): Promise<InspectionActRow[]> =>
      connection.run((manager) =>
        manager.find(InspectionActRow, { where: { inspection: In([...inspections]) }, order: { number: 'ASC' } }),
      ),
  };
}
