import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { RegisterClosureRow } from '../../db/entities/register-closure.entity';
import type { RegisterCorrectionRow } from '../../db/entities/register-correction.entity';
import type { RegisterFacts } from '../../db/repositories/register-facts';
import { OneAtATime } from '../../devices/one-at-a-time';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { CorrectionView, NewCorrection, RegisterColumn } from '../contract/registers';
import { contentFileName, contentModel, type ClosedContent } from './closed-set';
import { laterChanges, wholeLine } from './later-changes';
import { allFacts, lineOf } from './register-lines';
import { registerWords as words, wordOf } from './register-words';

export interface CorrectionParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly now: () => Date;
  readonly folderOf: (roomId: string, month: string) => string;
}

/** What changed after a month was closed: the set stays as it is, each change stands beside it with a number, old, new, who, when and why. */
export class Corrections {
  private readonly turn = new OneAtATime();
  /** The audit log's length when a month was compared last: nothing changes without an entry there. */
  private readonly comparedAt = new Map<string, number>();

  constructor(private readonly parts: CorrectionParts) {}

  /** All corrections of a closed month, those that its rows have brought about since included. */
  async of(closure: RegisterClosureRow): Promise<readonly RegisterCorrectionRow[]> {
    await this.turn.run(() => this.notice(closure));
    return this.parts.db.registers.corrections(closure.roomId, closure.month);
  }

  /** By the room administrator, with the reason; refuses with `register.not-closed`, `register.unknown-line` or `register.same-text`. */
  async write(roomId: string, wanted: NewCorrection, by: PersonTile): Promise<void> {
    const { db, audit, now } = this.parts;
    const closure = await db.registers.closure(roomId, wanted.month);
    if (!closure) throw new Refusal('register.not-closed', { month: wanted.month });
    const earlier = await this.of(closure);
    await this.turn.run(async () => {
      const content = await this.content(closure);
      const register = content?.registers.find(({ name }) => name === wanted.register);
      const line = register?.lines.find(({ seq }) => seq === wanted.lineSeq);
      const closedText = line?.cells[wanted.column];
      if (!line || closedText === undefined) throw new Refusal('register.unknown-line');
      const last = earlier.filter(({ lineSeq, columnKey }) => lineSeq === wanted.lineSeq && columnKey === wanted.column).at(-1);
      const oldText = last?.newText ?? closedText;
      if (oldText === wanted.newText) throw new Refusal('register.same-text');
      const object = `${roomId} ${wanted.month} ${wanted.register} ${line.number} ${wanted.column}`;
      await audit.record(by.id, 'register.corrected', object, `${oldText} → ${wanted.newText}: ${wanted.reason}`);
      await db.registers.correct([
        {
          ...{ roomId, month: wanted.month, lineSeq: wanted.lineSeq, columnKey: wanted.column, origin: 'person', oldText },
          ...{ newText: wanted.newText, at: now().toISOString(), actor: by.id, reason: wanted.reason },
        },
      ]);
    });
  }

  async view(row: RegisterCorrectionRow): Promise<CorrectionView> {
    const { number, lineSeq, columnKey: column, oldText, newText, at, reason } = row;
    const by = (await this.parts.db.people.byId(row.actor))?.name ?? words.system;
    return { number, lineSeq, column, oldText, newText, at, by, reason };
  }

  private async notice(closure: RegisterClosureRow): Promise<void> {
    const { db } = this.parts;
    const { roomId, month } = closure;
    const { count } = await db.audit.head();
    const before = this.comparedAt.get(`${roomId} ${month}`);
    if (before === count) return;
    const content = await this.content(closure);
    // A set that was damaged is reported by its verification; nothing is compared with it.
    if (!content) return;
    const corrections = await db.registers.corrections(roomId, month);
    // The first time after a start every line, later only those that the log's new entries are about.
    const lastSeq = Math.max(0, ...content.registers.flatMap(({ lines }) => lines.map(({ seq }) => seq)));
    const seqs = before === undefined ? undefined : await db.registers.touched(roomId, month, { after: before, lastSeq });
    for (const { name, lines } of seqs?.length === 0 ? [] : content.registers) {
      const facts = await allFacts(db, { register: name, roomId, month, seqs });
      const changes = laterChanges(lines, facts.map(lineOf), corrections);
      const rows = await Promise.all(
        changes.map(async (change) => {
          const found = facts.find(({ seq }) => seq === change.lineSeq);
          return { roomId, month, ...change, origin: 'row', ...(await this.origin(found, closure, change.columnKey)) };
        }),
      );
      await db.registers.correct(rows);
    }
    this.comparedAt.set(`${roomId} ${month}`, count);
  }

  /** Who changed the row behind a line, and when, by the audit log: its newest deed since the close. */
  private async origin(facts: RegisterFacts | undefined, closure: RegisterClosureRow, column: string): Promise<Origin> {
    const { db, now } = this.parts;
    if (column === wholeLine) return { actor: 'system', at: now().toISOString(), reason: words.changes.later };
    const objects = [facts && objectsOf(facts)].flat().filter((one): one is string => typeof one === 'string');
    const entries = (await Promise.all(objects.map((object) => db.audit.ofObject(object)))).flat();
    const newest = entries
      .filter((entry) => entry.n > closure.auditCount && entry.action in words.changes)
      .toSorted((a, b) => a.n - b.n)
      .at(-1);
    if (!newest) return { actor: 'system', at: now().toISOString(), reason: words.changes.row };
    return { actor: newest.actor, at: newest.at, reason: wordOf(words.changes, newest.action) };
  }

  /** What was closed; undefined where the file is missing or can't be read. */
  private async content({ roomId, month }: RegisterClosureRow): Promise<ClosedContent | undefined> {
    try {
      return contentModel.parse(JSON.parse(await readFile(path.join(this.parts.folderOf(roomId, month), contentFileName), 'utf8')));
    } catch {
      return undefined;
    }
  }
}

type Origin = Pick<RegisterCorrectionRow, 'actor' | 'at' | 'reason'>;

function objectsOf(facts: RegisterFacts): readonly (string | null)[] {
  switch (facts.register) {
    case 'use':
      return [facts.bookingId, facts.sessionId];
    case 'admission':
      return [facts.bookingId, facts.sessionId, facts.admissionNumber === null ? null : String(facts.admissionNumber)];
    case 'key':
    case 'approval':
      return [facts.bookingId];
    case 'fault':
      return [facts.faultId];
  }
}

/** The title of a corrected column. */
export function correctedColumn(columns: readonly RegisterColumn[], key: string): string {
  return key === wholeLine ? words.lineColumn : (columns.find((column) => column.key === key)?.title ?? key);
}
