import type { Database } from '../../db/data-source';
import type { SessionView } from '../contract/sessions';
import { interviewFile } from './interview-file';
import { lineHistories } from './line-histories';
import { sealedSignings } from './sealed-signings';

/** `interview.json` of a session that has ended, with what the store keeps beside what the screens show. */
export async function readInterviewFile(db: Database, session: SessionView): Promise<string> {
  const [climate, signings, versions, people] = await Promise.all([
    db.climate.ofSession(session.id),
    sealedSignings(db, session.id),
    db.transcriptVersions.ofSession(session.id),
    db.people.list(),
  ]);
  const nameOf = (personId: string) => people.find(({ id }) => id === personId)?.name ?? personId;
  return interviewFile(session, climate, signings, lineHistories(versions, nameOf));
}
