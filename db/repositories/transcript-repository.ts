import type { EntityManager } from 'typeorm';
import type { SqlConnection } from '../connection';
import { TranscriptCorrectionRow } from '../entities/transcript-correction.entity';
import { TranscriptLineRow } from '../entities/transcript-line.entity';

export interface TranscriptLine {
  readonly id: string;
  readonly kind: 'question' | 'answer' | 'note';
  readonly text: string;
  /** When the line was begun. */
  readonly at: string;
  /** What the line said before, oldest first. */
  readonly corrections: readonly { readonly oldText: string; readonly at: string }[];
}

export function transcriptRepository(connection: SqlConnection) {
  return {
    /** A new line comes last; a known one changes its text and kind and keeps its place and instant. */
    upsert: (line: Omit<TranscriptLine, 'corrections'> & { readonly sessionId: string }): Promise<TranscriptLine> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          const { id, sessionId, kind, text } = line;
          const { affected } = await manager.update(TranscriptLineRow, { id, sessionId }, { kind, text });
          if (affected !== 1) {
            const last = await manager.maximum(TranscriptLineRow, 'ordinal', { sessionId });
            await manager.insert(TranscriptLineRow, { ...line, ordinal: (last ?? 0) + 1 });
          }
          return lineOf(manager, id);
        }),
      ),
    ofSession: (sessionId: string): Promise<TranscriptLine[]> =>
      connection.run(async (manager) => {
        const lines = await manager.find(TranscriptLineRow, { where: { sessionId }, order: { ordinal: 'ASC' } });
        const corrections = await manager
          .createQueryBuilder(TranscriptCorrectionRow, 'correction')
          .innerJoin(TranscriptLineRow, 'line', 'line.id = correction.lineId')
          .where('line.sessionId = :sessionId', { sessionId })
          .orderBy('correction.number')
          .getMany();
        return lines.map((line) => withCorrections(line, corrections));
      }),
    /** The questioned person's correction: the old text is kept beside the new one. */
    correct: (lineId: string, newText: string, at: string): Promise<TranscriptLine> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          const { text: oldText } = await manager.findOneByOrFail(TranscriptLineRow, { id: lineId });
          if (oldText !== newText) {
            await manager
              .createQueryBuilder()
              .insert()
              .into(TranscriptCorrectionRow)
              .values({ lineId, oldText, at })
              .updateEntity(false)
              .execute();
            await manager.update(TranscriptLineRow, { id: lineId }, { text: newText });
          }
          return lineOf(manager, lineId);
        }),
      ),
  };
}

async function lineOf(manager: EntityManager, id: string): Promise<TranscriptLine> {
  const line = await manager.findOneByOrFail(TranscriptLineRow, { id });
  return withCorrections(line, await manager.find(TranscriptCorrectionRow, { where: { lineId: id }, order: { number: 'ASC' } }));
}

function withCorrections(line: TranscriptLineRow, corrections: readonly TranscriptCorrectionRow[]): TranscriptLine {
  return {
    id: line.id,
    kind: line.kind as TranscriptLine['kind'],
    text: line.text,
    at: line.at,
    corrections: corrections.filter(({ lineId }) => lineId === line.id).map(({ oldText, at }) => ({ oldText, at })),
  };
}
