import type { Database } from '../../db/data-source';
import type { SelfTestRow } from '../../db/entities/self-test.entity';
import type { SelfTestView, SkipReason, TestLineView } from '../contract/upkeep';

export async function readTestView(db: Database, row: SelfTestRow): Promise<SelfTestView> {
  return {
    ...{ number: row.number, startedAt: row.startedAt, endedAt: row.endedAt },
    by: row.startedById === null ? undefined : ((await db.people.byId(row.startedById))?.name ?? ''),
    outcome: row.outcome as SelfTestView['outcome'],
    skippedBecause: (row.skippedBecause as SkipReason | null) ?? undefined,
    lines: linesOf(row),
  };
}

export function linesOf({ lines }: Pick<SelfTestRow, 'lines'>): readonly TestLineView[] {
  return JSON.parse(lines) as TestLineView[];
}
