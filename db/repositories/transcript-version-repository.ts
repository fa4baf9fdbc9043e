import { LessThan } from 'typeorm';
import type { SqlConnection } from '../connection';
import { TranscriptLineRow } from '../entities/transcript-line.entity';
import { TranscriptVersionRow } from '../entities/transcript-version.entity';

export interface TranscriptVersion {
  readonly number: number;
  readonly lineId: string;
  readonly change: 'written' | 'undone' | 'redone' | 'corrected';
  readonly kind: 'question' | 'answer' | 'note';
  readonly text: string;
  readonly struck: boolean;
  readonly at: string;
  readonly byId: string | undefined;
}

/** A line with all that it ever said, oldest first. */
export interface LineVersions {
  readonly lineId: string;
  readonly struck: boolean;
  readonly versions: readonly TranscriptVersion[];
}

/** The states that lines had, as `transcripts` appends them. */
export function transcriptVersionRepository(connection: SqlConnection) {
  return {
    /** The newest of a session, oldest first. */
    newest: (sessionId: string, count: number): Promise<TranscriptVersion[]> =>
      connection.run(async (manager) => {
        const rows = await manager.find(TranscriptVersionRow, { where: { sessionId }, order: { number: 'DESC' }, take: count });
        return rows.reverse().map(versionOf);
      }),
    /** What the line said before that version; undefined where it is its first. */
    before: (lineId: string, number: number): Promise<TranscriptVersion | undefined> =>
      connection.run(async (manager) => {
        const row = await manager.findOne(TranscriptVersionRow, {
          where: { lineId, number: LessThan(number) },
          order: { number: 'DESC' },
        });
        return row ? versionOf(row) : undefined;
      }),
    /** Every line of a session in its place, struck ones among them. */
    ofSession: (sessionId: string): Promise<LineVersions[]> =>
      connection.run(async (manager) => {
        const lines = await manager.find(TranscriptLineRow, { where: { sessionId }, order: { ordinal: 'ASC' } });
        const byLine = new Map<string, TranscriptVersion[]>(lines.map(({ id }) => [id, []]));
        for (const row of await manager.find(TranscriptVersionRow, { where: { sessionId }, order: { number: 'ASC' } }))
          byLine.get(row.lineId)?.push(versionOf(row));
        return lines.map(({ id, struckAt }) => ({ lineId: id, struck: struckAt !== null, versions: byLine.get(id) ?? [] }));
      }),
    /** All that a line ever said, oldest first; nothing where it is of another session than the one named. */
    ofLine: (lineId: string, sessionId?: string): Promise<TranscriptVersion[]> =>
      connection.run(async (manager) =>
        (
          await manager.find(TranscriptVersionRow, {
            where: sessionId === undefined ? { lineId } : { lineId, sessionId },
            order: { number: 'ASC' },
          })
        ).map(versionOf),
      ),
  };
}

function versionOf({ number, lineId, change, kind, text, struck, at, byId }: TranscriptVersionRow): TranscriptVersion {
  return {
    ...{ number, lineId, text, at, struck: struck === 1, byId: byId ?? undefined },
    change: change as TranscriptVersion['change'],
    kind: kind as TranscriptVersion['kind'],
  };
}
