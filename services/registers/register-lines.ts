import type { Database } from '../../db/data-source';
import type { RegisterFacts } from '../../db/repositories/register-facts';
import type { LineFilter } from '../../db/repositories/register-repository';
import { cellsOf, lineNumber, type Cells } from './register-cells';

export interface Line {
  readonly seq: number;
  readonly number: string;
  readonly cells: Cells;
}

const pageSize = 500;

export function lineOf(facts: RegisterFacts): Line {
  return { seq: facts.seq, number: lineNumber(facts), cells: cellsOf(facts) };
}

/** Every line of the filter as the rows are now, oldest first. */
export async function allFacts(db: Database, filter: LineFilter): Promise<readonly RegisterFacts[]> {
  const facts: RegisterFacts[] = [];
  for (;;) {
    const page = await db.registers.lines(filter, { order: 'oldest-first', after: facts.at(-1)?.seq, limit: pageSize });
    facts.push(...page);
    if (page.length < pageSize) return facts;
  }
}
