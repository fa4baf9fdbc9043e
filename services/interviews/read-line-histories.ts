import type { Database } from '../../db/data-source';
import type { LineVersions } from '../../db/repositories/transcript-version-repository';
import type { LineHistoryView } from '../contract/line-histories';
import type { PersonTile } from '../contract/people';
import { expectMaySee } from './expect-may-see';
import { saidVersions } from './line-histories';

/**
 * What lines of the 笔录 said before: of one line, or in the order of the 笔录 of all that were changed or struck. Read only when somebody asks.
 * Refuses with `session.unknown`, `people.not-allowed`.
 */
export async function readLineHistories(
  db: Database,
  sessionId: string,
  lineId: string | undefined,
  viewer: PersonTile,
): Promise<readonly LineHistoryView[]> {
  await expectMaySee(db, sessionId, viewer);
  const people = new Map((await db.people.list()).map(({ id, name }) => [id, name]));
  const histories = (await linesOf(db, sessionId, lineId)).map((line): LineHistoryView => ({
    ...{ lineId: line.lineId, struck: line.struck },
    versions: saidVersions(line.versions).map(({ at, change, kind, text, struck, byId }) => ({
      ...{ at, change, kind, text, struck, by: byId === undefined ? undefined : people.get(byId) },
    })),
  }));
  return histories.filter(({ versions }) => versions.length > 1);
}

async function linesOf(db: Database, sessionId: string, lineId: string | undefined): Promise<readonly LineVersions[]> {
  if (lineId === undefined) return db.transcriptVersions.ofSession(sessionId);
  const versions = await db.transcriptVersions.ofLine(lineId, sessionId);
  return [{ lineId, struck: versions.at(-1)?.struck === true, versions }];
}
