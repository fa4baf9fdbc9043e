import type { Database } from '../../db/data-source';
import type { RegisterFacts } from '../../db/repositories/register-facts';
import type { PersonTile } from '../contract/people';
import type { CorrectionView, RegisterLineView, RegisterPage, RegisterQuery } from '../contract/registers';
import { maySeeCase } from '../rooms/booking-view';
import type { Corrections } from './corrections';
import { lineOf } from './register-lines';
import { columnsOf, registerTitle, registerWords as words } from './register-words';
import { wholeLine } from './later-changes';

export interface RegisterParts {
  readonly db: Database;
  readonly corrections: Corrections;
}

const pageSize = 60;
/** Columns that tell of a case or its party. */
const ofTheCase: readonly string[] = ['case', 'person', 'role', 'standing', 'reason', 'code'];

/** A page of a register, newest line first; `after` is the `next` of the page before. */
export async function registerPage(
  parts: RegisterParts,
  query: RegisterQuery,
  after: number | undefined,
  viewer: PersonTile,
): Promise<RegisterPage> {
  const facts = await parts.db.registers.lines(query, { order: 'newest-first', after, limit: pageSize });
  return {
    title: registerTitle(query.register),
    columns: columnsOf(query.register),
    lines: await shownLines(parts, facts, viewer),
    total: await parts.db.registers.count(query),
    next: facts.length < pageSize ? undefined : facts.at(-1)?.seq,
  };
}

/** Lines as `viewer` may see them: of a closed month the text that was closed, with its corrections. */
export async function shownLines(
  parts: RegisterParts,
  facts: readonly RegisterFacts[],
  viewer: PersonTile,
): Promise<readonly RegisterLineView[]> {
  const corrections = await correctionsOf(parts, facts);
  return facts.map((one) => {
    const ofLine = corrections.get(one.seq) ?? [];
    const line = lineOf(one);
    const closed: Record<string, string> = { ...line.cells };
    for (const { column, oldText } of ofLine.toReversed()) if (column !== wholeLine) closed[column] = oldText;
    const shown = { seq: line.seq, month: one.month, number: line.number, cells: closed, corrections: ofLine };
    return maySeeLine(one, viewer) ? shown : withoutCase(shown);
  });
}

async function correctionsOf(
  { db, corrections }: RegisterParts,
  facts: readonly RegisterFacts[],
): Promise<ReadonlyMap<number, readonly CorrectionView[]>> {
  const found = new Map<number, CorrectionView[]>();
  for (const roomId of new Set(facts.map((one) => one.roomId))) {
    const months = new Set(facts.filter((one) => one.roomId === roomId).map(({ month }) => month));
    for (const closure of await db.registers.closures(roomId)) {
      if (!months.has(closure.month)) continue;
      for (const row of await corrections.of(closure)) {
        found.set(row.lineSeq, [...(found.get(row.lineSeq) ?? []), await corrections.view(row)]);
      }
    }
  }
  return found;
}

function maySeeLine(facts: RegisterFacts, viewer: PersonTile): boolean {
  if (facts.register === 'fault' || facts.department === null) return true;
  return maySeeCase({ department: facts.department, requestedById: '' }, viewer);
}

function withoutCase(line: RegisterLineView): RegisterLineView {
  const cells = Object.fromEntries(
    Object.entries(line.cells).map(([key, text]) => [key, ofTheCase.includes(key) && text !== '' ? words.withheld : text]),
  );
  return { ...line, cells, corrections: line.corrections.filter(({ column }) => !ofTheCase.includes(column)) };
}
