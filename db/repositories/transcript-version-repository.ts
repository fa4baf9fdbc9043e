import { LessThan } from 'typeorm';
import type { SqlConnection } from '../connection';
import { TranscriptVersionRow } from '../entities/transcript-version.entity';

export interface TranscriptVersion {
  readonly number: number;
  readonly lineId: string;
  readonly change: 'written' | 'undone' | 'redone' | 'corrected';
  readonly kind: 'question' | 'answer' | 'note';
  readonly text: string;
  readonly struck: boolean;
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
    /** All that a line ever said, oldest first. */
    ofLine: (lineId: string): Promise<TranscriptVersion[]> =>
      connection.run(async (manager) =>
        (await manager.find(TranscriptVersionRow, { where: { lineId }, order: { number: 'ASC' } })).map(versionOf),
      ),
  };
}

function versionOf({ number, lineId, change, kind, text, struck }: TranscriptVersionRow): TranscriptVersion {
  return {
    ...{ number, lineId, text, struck: struck === 1 },
    change: change as TranscriptVersion['change'],
    kind: kind as TranscriptVersion['kind'],
  };
}
