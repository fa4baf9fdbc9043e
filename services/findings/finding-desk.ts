import type { Database } from '../../db/data-source';
import type { FindingRow } from '../../db/entities/finding.entity';
import { OneAtATime } from '../../devices/one-at-a-time';
import { Refusal } from '../contract/errors';
import { filled } from '../contract/filled';
import type { TaskView } from '../contract/bookings';
import type { FindingActView, FindingGrade, FindingKind, FindingPage, FindingView } from '../contract/findings';
import type { Credential, PersonTile } from '../contract/people';
import type { ExportFormat, RegisterLineView } from '../contract/registers';
import { registerNumber } from '../contract/register-number';
import { exportTable, type ExportTableParts } from '../registers/export-table';
import { maySeeCase } from '../rooms/booking-view';
import { addMonths, officeDate } from '../rooms/office-calendar';
import { findingCells, type FindingFacts } from './finding-cells';
import { findingWords as words } from './finding-words';
import { gatherFindings, type GatherParts } from './gather';

export interface FindingParts extends GatherParts, ExportTableParts {
  readonly db: Database;
  readonly verify: (credential: Credential) => Promise<unknown>;
  /** While a session is open, nothing looks through the folders of others by itself. */
  readonly sessionOpen: () => boolean;
}

/** 规定§24: what may have to be answered for, of all rooms; legal inspection grades it, and nothing is ever taken off the list. */
export class FindingDesk {
  private readonly turn = new OneAtATime();
  private lookedAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: FindingParts) {}

  /** Looks by itself, every hour: what is found has its day though nobody of legal inspection opens theirs. */
  start(onProblem: (problem: unknown) => void): void {
    this.timer = setInterval(() => void this.lookByItself().catch(onProblem), everyHourMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.turn.run(() => Promise.resolve());
  }

  async lookByItself(): Promise<void> {
    if (!this.parts.sessionOpen()) await this.look(this.parts.now());
  }

  /** Of a month (yyyy-mm), newest first, as far as `viewer` may see the cases (制度§15); looks for what is new before. */
  async page(month: string, viewer: PersonTile): Promise<FindingPage> {
    const { db } = this.parts;
    await this.turn.run(() => gatherFindings(this.parts, month));
    const people = new Map((await db.people.list()).map(({ id, name }) => [id, name]));
    const nameOf = (id: string) => people.get(id) ?? '';
    const rows = await db.findings.ofMonth(month);
    const acts = await this.acts(rows, nameOf);
    const findings: FindingView[] = [];
    for (const row of rows) {
      const facts = await this.facts(row, acts.get(row.number) ?? [], nameOf);
      if (facts.booking && !maySeeCase(facts.booking, viewer)) continue;
      findings.push({
        ...{ number: row.number, kind: row.kind as FindingKind, sessionId: row.sessionId ?? undefined },
        ...{ cells: findingCells(facts), acts: facts.acts },
      });
    }
    return { title: words.title, columns: words.columns, findings };
  }

  /** What waits for who grades, a task a month. Looks for what is new in this month and the last before, as nobody may open their lists. */
  async tasks(person: PersonTile): Promise<readonly TaskView[]> {
    if (person.role !== 'legal-inspection') return [];
    const { db, now } = this.parts;
    const at = now();
    if (at.getTime() - this.lookedAt >= lookAgainMs) await this.look(at);
    return (await db.findings.waiting()).map(({ month, count }) => ({
      ...{ kind: 'grade-findings', bookingId: '', sessionId: undefined, dueAt: undefined, article: '规定§24' },
      ...{ subject: filled(words.waiting, { month, count: String(count) }), month },
    }));
  }

  /** Appends what legal inspection makes of it, with the own PIN. Refuses with `finding.unknown`, `input.invalid`, or as `verify` does. */
  async act(number: number, grade: FindingGrade, text: string, pin: string, by: PersonTile): Promise<void> {
    const { db, audit, now, verify } = this.parts;
    if (!(await db.findings.byNumber(number))) throw new Refusal('finding.unknown');
    if (text.trim() === '') throw new Refusal('input.invalid', { field: 'text' });
    await verify({ personId: by.id, pin });
    await db.findings.appendAct({ finding: number, grade, text: text.trim(), at: now().toISOString(), byId: by.id });
    await audit.record(by.id, `finding.${grade}`, registerNumber(number), text.trim());
  }

  /** For discipline: every finding of the month with its evidence and all acts. */
  async export(month: string, format: ExportFormat, by: PersonTile): Promise<{ readonly file: string }> {
    const { title, columns, findings } = await this.page(month, by);
    const lines = findings
      .toReversed()
      .map(({ number, cells }): RegisterLineView => ({ seq: number, month, number: registerNumber(number), cells, corrections: [] }));
    return exportTable(this.parts, { title, columns, lines, roomName: '', period: month }, format, 'finding.exported', by);
  }

  private async look(at: Date): Promise<void> {
    this.lookedAt = at.getTime();
    const firstDay = `${officeDate(at).slice(0, 7)}-01`;
    for (const day of [addMonths(firstDay, -1), firstDay]) await this.turn.run(() => gatherFindings(this.parts, day.slice(0, 7)));
  }

  private async acts(rows: readonly FindingRow[], nameOf: (id: string) => string): Promise<ReadonlyMap<number, readonly FindingActView[]>> {
    const found = new Map<number, FindingActView[]>();
    for (const { number, finding, grade, text, at, byId } of await this.parts.db.findings.acts(rows.map((row) => row.number))) {
      const act = { number, grade: grade as FindingGrade, text, at, by: nameOf(byId) };
      found.set(finding, [...(found.get(finding) ?? []), act]);
    }
    return found;
  }

  private async facts(row: FindingRow, acts: readonly FindingActView[], nameOf: (id: string) => string): Promise<FindingFacts> {
    const { db } = this.parts;
    const { alarm } = JSON.parse(row.detail) as { readonly alarm?: string };
    return {
      ...{ row, acts, nameOf, roomName: (await db.rooms.byId(row.roomId))?.name ?? '' },
      booking: row.bookingId === null ? undefined : await db.bookings.byId(row.bookingId),
      session: row.sessionId === null ? undefined : await db.sessions.byId(row.sessionId),
      segments: row.sessionId === null || row.until === null ? [] : await db.segments.ofSession(row.sessionId),
      alarm: alarm === undefined ? undefined : await db.alarms.byNumber(Number(alarm)),
    };
  }
}

/** The tasks are asked for at every change of the day's work; looking through the sealed folders of two months each time would be too much. */
const lookAgainMs = 10 * 60_000;
const everyHourMs = 60 * 60_000;
