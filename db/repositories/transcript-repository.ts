import { IsNull, LessThan, type EntityManager } from 'typeorm';
import type { SqlConnection } from '../connection';
import { TranscriptCorrectionRow } from '../entities/transcript-correction.entity';
import { TranscriptLineRow } from '../entities/transcript-line.entity';
import { TranscriptVersionRow } from '../entities/transcript-version.entity';
import type { TranscriptVersion } from './transcript-version-repository';

export interface TranscriptLine {
  readonly id: string;
  readonly kind: 'question' | 'answer' | 'note';
  readonly text: string;
  /** When the line was begun. */
  readonly at: string;
  /** What the line said before, oldest first. */
  readonly corrections: readonly { readonly oldText: string; readonly at: string }[];
}

/** A line as it is to stand from `at` on. */
export interface LineChange {
  readonly id: string;
  readonly sessionId: string;
  readonly kind: TranscriptLine['kind'];
  readonly text: string;
  /** A new line begins now. */
  readonly at: string;
  readonly struck?: boolean;
  /** Of a new line: the one that it follows; absent: it comes last. */
  readonly after?: string | undefined;
  readonly change?: TranscriptVersion['change'];
  /** Who is signed in. */
  readonly byId?: string | undefined;
}

export interface WrittenLine {
  readonly line: TranscriptLine;
  readonly struck: boolean;
  /** The line that it follows among those that stand. */
  readonly after: string | undefined;
}

export function transcriptRepository(connection: SqlConnection) {
  /** A known line changes its text and kind and keeps its place and instant; one that is struck keeps its words too. Each change is kept as a version. */
  const write = (change: LineChange): Promise<WrittenLine> =>
    connection.transaction(() =>
      connection.run(async (manager) => {
        const { id, sessionId, kind, text, at, struck = false } = change;
        const words = struck ? {} : { kind, text };
        const { affected } = await manager.update(TranscriptLineRow, { id, sessionId }, { ...words, struckAt: struck ? at : null });
        if (affected !== 1) {
          const ordinal = await makeRoom(manager, sessionId, change.after);
          await manager.insert(TranscriptLineRow, { id, sessionId, ordinal, kind, text, at, struckAt: null });
        }
        await appendVersion(manager, { ...change, struck });
        return { line: await lineOf(manager, id), struck, after: await lineBefore(manager, id) };
      }),
    );
  return {
    write,
    upsert: async (change: LineChange): Promise<TranscriptLine> => (await write(change)).line,
    /** Those that stand, in order. */
    ofSession: (sessionId: string): Promise<TranscriptLine[]> =>
      connection.run(async (manager) => {
        const lines = await manager.find(TranscriptLineRow, { where: { sessionId, struckAt: IsNull() }, order: { ordinal: 'ASC' } });
        const corrections = await manager
          .createQueryBuilder(TranscriptCorrectionRow, 'correction')
          .innerJoin(TranscriptLineRow, 'line', 'line.id = correction.lineId')
          .where('line.sessionId = :sessionId', { sessionId })
          .orderBy('correction.number')
          .getMany();
        const byLine = new Map<string, TranscriptCorrectionRow[]>();
        for (const correction of corrections) byLine.set(correction.lineId, [...(byLine.get(correction.lineId) ?? []), correction]);
        return lines.map((line) => withCorrections(line, byLine.get(line.id) ?? []));
      }),
    /** When the first question that stands was begun. */
    firstQuestionAt: (sessionId: string): Promise<string | undefined> =>
      connection.run(async (manager) => {
        const where = { sessionId, kind: 'question', struckAt: IsNull() };
        return (await manager.findOne(TranscriptLineRow, { where, order: { at: 'ASC' } }))?.at;
      }),
    /** A line that stands in that session. */
    line: (sessionId: string, id: string): Promise<TranscriptLine | undefined> =>
      connection.run(async (manager) => {
        const stands = await manager.existsBy(TranscriptLineRow, { id, sessionId, struckAt: IsNull() });
        return stands ? lineOf(manager, id) : undefined;
      }),
    /** Every correction of a session by its number, oldest first; `index` counts those of its line from 0. */
    correctionsOf: (sessionId: string): Promise<readonly { readonly number: number; readonly lineId: string; readonly index: number }[]> =>
      connection.run(async (manager) => {
        const rows = await manager
          .createQueryBuilder(TranscriptCorrectionRow, 'correction')
          .innerJoin(TranscriptLineRow, 'line', 'line.id = correction.lineId')
          .where('line.sessionId = :sessionId', { sessionId })
          .orderBy('line.ordinal')
          .addOrderBy('correction.number')
          .getMany();
        return rows.map(({ number, lineId }, place) => ({
          number,
          lineId,
          index: rows.slice(0, place).filter((earlier) => earlier.lineId === lineId).length,
        }));
      }),
    /** The questioned person's correction: the old text is kept beside the new one. */
    correct: (lineId: string, newText: string, at: string): Promise<TranscriptLine> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          const { text: oldText, sessionId, kind } = await manager.findOneByOrFail(TranscriptLineRow, { id: lineId });
          if (oldText !== newText) {
            await manager
              .createQueryBuilder()
              .insert()
              .into(TranscriptCorrectionRow)
              .values({ lineId, oldText, at })
              .updateEntity(false)
              .execute();
            await manager.update(TranscriptLineRow, { id: lineId }, { text: newText });
            const known = { id: lineId, sessionId, kind: kind as TranscriptLine['kind'], text: newText, at };
            await appendVersion(manager, { ...known, change: 'corrected' });
          }
          return lineOf(manager, lineId);
        }),
      ),
  };
}

/** Its own place for a new line: behind `after`, whose followers move on, or behind all. */
async function makeRoom(manager: EntityManager, sessionId: string, after: string | undefined): Promise<number> {
  const before = after === undefined ? null : await manager.findOneBy(TranscriptLineRow, { id: after, sessionId });
  if (!before) return ((await manager.maximum(TranscriptLineRow, 'ordinal', { sessionId })) ?? 0) + 1;
  await manager
    .createQueryBuilder()
    .update(TranscriptLineRow)
    .set({ ordinal: () => 'ordinal + 1' })
    .where('sessionId = :sessionId AND ordinal > :ordinal', { sessionId, ordinal: before.ordinal })
    .execute();
  return before.ordinal + 1;
}

async function appendVersion(manager: EntityManager, line: LineChange): Promise<void> {
  const { id: lineId, sessionId, at, kind, text, struck = false, change = 'written', byId = null } = line;
  const version = { sessionId, lineId, at, change, kind, text, struck: struck ? 1 : 0, byId };
  await manager.createQueryBuilder().insert().into(TranscriptVersionRow).values(version).updateEntity(false).execute();
}

async function lineBefore(manager: EntityManager, id: string): Promise<string | undefined> {
  const { sessionId, ordinal } = await manager.findOneByOrFail(TranscriptLineRow, { id });
  const before = await manager.findOne(TranscriptLineRow, {
    where: { sessionId, ordinal: LessThan(ordinal), struckAt: IsNull() },
    order: { ordinal: 'DESC' },
  });
  return before?.id;
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
    corrections: corrections.map(({ oldText, at }) => ({ oldText, at })),
  };
}
