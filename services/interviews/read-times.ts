import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { TimesTable } from '../contract/times';
import { timesTable } from './times-table';

type Known = Pick<SessionRow, 'id' | 'startedAt' | 'endedAt' | 'recordingStoppedAt' | 'signedAt' | 'thumbprintedAt' | 'closedAt'>;

/** The times of a recording that has ended, as its rows tell them; undefined while its last pictures are still being written. */
export async function readTimes(
  db: Database,
  row: Known,
  cameras: readonly { readonly id: string; readonly name: string }[],
): Promise<TimesTable | undefined> {
  if (row.startedAt === null || row.endedAt === null || row.recordingStoppedAt === null) return undefined;
  const [[entry], segments] = await Promise.all([db.notes.ofSession(row.id, 'entry'), db.segments.ofSession(row.id)]);
  // What was recorded counts, not what is fitted now; a microphone has no pictures.
  const seen = [...new Set(segments.filter(({ frames }) => frames > 0).map(({ cameraId }) => cameraId))];
  const ids = seen.length > 0 ? seen : cameras.map(({ id }) => id);
  return timesTable({
    transcript: { startedAt: row.startedAt, endedAt: row.endedAt },
    entryAt: entry?.at,
    signedAt: row.signedAt ?? undefined,
    thumbprintedAt: row.thumbprintedAt ?? undefined,
    closedAt: row.closedAt ?? undefined,
    cameras: ids.map((id) => ({
      name: cameras.find((camera) => camera.id === id)?.name ?? id,
      files: segments.filter(({ cameraId }) => cameraId === id),
    })),
  });
}
