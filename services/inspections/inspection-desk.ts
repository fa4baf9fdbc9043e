import type { Database } from '../../db/data-source';
import type { InspectionCheckRow } from '../../db/entities/inspection-check.entity';
import { Refusal } from '../contract/errors';
import { filled } from '../contract/filled';
import type { CorrectionDraft, InspectionDraft, InspectionPage, InspectionQuery, InspectionView } from '../contract/inspections';
import type { PersonTile } from '../contract/people';
import type { ExportFormat } from '../contract/registers';
import { registerNumber } from '../contract/register-number';
import { exportTable, type ExportTableParts } from '../registers/export-table';
import { departmentSeen } from '../rooms/booking-view';
import { officeDate } from '../rooms/office-calendar';
import { inspectionCells, inspectionWords as words } from './inspection-cells';
import { checkedCorrection, checkedDraft, mayCorrect, standingOf } from './inspection-rules';

export interface InspectionParts extends ExportTableParts {
  readonly db: Database;
}

/** 制度§18: who checked whom, what was found and how it was corrected; who assesses officers reads it by department and period. */
export class InspectionDesk {
  constructor(private readonly parts: InspectionParts) {}

  /** A head sees the own department's alone (制度§15). */
  async page(query: InspectionQuery, viewer: PersonTile): Promise<InspectionPage> {
    const { db } = this.parts;
    const own = departmentSeen(viewer);
    const today = this.today();
    const earliest = [`${today.slice(0, 4)}-01`, (await db.inspections.firstDay())?.slice(0, 7)].filter((month) => month !== undefined);
    return {
      ...{ title: words.title, columns: words.columns },
      inspections: (await this.checks(query, viewer)).map(({ view }) => view),
      departments: own === undefined ? await db.inspections.departments() : [own],
      firstMonth: earliest.toSorted().at(0) ?? '',
    };
  }

  /** Refuses with `inspection.unknown-department`, `people.unknown`, or as `checkedDraft` does. */
  async add(draft: InspectionDraft, by: PersonTile): Promise<void> {
    const { db, audit, now } = this.parts;
    const { demand, personId = null, ...check } = checkedDraft(draft, this.today());
    const { department } = check;
    if (!(await db.inspections.departments()).includes(department)) throw new Refusal('inspection.unknown-department', { department });
    if (personId !== null && !(await db.people.byId(personId))) throw new Refusal('people.unknown');
    const number = await db.inspections.append({
      ...{ ...check, personId, demand: demand?.text ?? null, dueOn: demand?.dueOn ?? null },
      ...{ at: now().toISOString(), byId: by.id },
    });
    await audit.record(by.id, 'inspection.added', registerNumber(number), department);
  }

  /** Refuses with `inspection.unknown`, `inspection.outside-department`, or as `checkedCorrection` does. */
  async correct(number: number, draft: CorrectionDraft, by: PersonTile): Promise<void> {
    const { db, audit, now } = this.parts;
    const check = await db.inspections.byNumber(number);
    if (!check) throw new Refusal('inspection.unknown');
    if (!mayCorrect(check.department, by)) throw new Refusal('inspection.outside-department', { department: check.department });
    const correction = checkedCorrection(check, draft, this.today());
    await db.inspections.appendAct({ ...correction, inspection: number, at: now().toISOString(), byId: by.id });
    await audit.record(by.id, 'inspection.corrected', registerNumber(number), correction.text);
  }

  /** The report of the period: department by department, the oldest check first. */
  async export(query: InspectionQuery, format: ExportFormat, by: PersonTile): Promise<{ readonly file: string }> {
    const department = departmentSeen(by) ?? query.department;
    const byDepartment = (await this.checks(query, by))
      .toReversed()
      .toSorted((one, other) => one.check.department.localeCompare(other.check.department, 'zh'));
    const lines = byDepartment.map(({ check, view }) => ({
      ...{ seq: view.number, month: check.heldOn.slice(0, 7), number: registerNumber(view.number), cells: view.cells },
      corrections: [],
    }));
    const title = department === undefined ? words.title : filled(words.ofDepartment, { title: words.title, department });
    const period = query.from === query.to ? query.from : filled(words.period, { from: query.from, to: query.to });
    return exportTable(this.parts, { title, period, columns: words.columns, lines, roomName: '' }, format, 'inspection.exported', by);
  }

  private async checks(
    { department, from, to }: InspectionQuery,
    viewer: PersonTile,
  ): Promise<readonly { readonly check: InspectionCheckRow; readonly view: InspectionView }[]> {
    const { db } = this.parts;
    const today = this.today();
    const people = new Map((await db.people.list()).map(({ id, name }) => [id, name]));
    const rows = await db.inspections.between(`${from}-01`, `${to}-31`, departmentSeen(viewer) ?? department);
    const allActs = await db.inspections.acts(rows.map(({ number }) => number));
    return rows.map((check) => {
      const acts = allActs.filter(({ inspection }) => inspection === check.number);
      const standing = standingOf(
        check,
        acts.map(({ doneOn }) => doneOn),
        today,
      );
      const cells = inspectionCells({ check, acts, standing, nameOf: (id) => people.get(id) ?? '' });
      return { check, view: { number: check.number, standing, cells } };
    });
  }

  private today(): string {
    return officeDate(this.parts.now());
  }
}
