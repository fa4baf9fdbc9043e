import type { SqlConnection } from '../connection';
import { SegmentRow } from '../entities/segment.entity';

const insertSegment = `INSERT INTO segments
  (sessionId, n, cameraId, file, sha256, bytes, startedAt, endedAt, durationMs, frames, monotonicMs, bootId, link)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export function segmentRepository(connection: SqlConnection) {
  const insert = (row: SegmentRow) =>
    connection.runPrepared(insertSegment, [
      row.sessionId,
      row.n,
      row.cameraId,
      row.file,
      row.sha256,
      row.bytes,
      row.startedAt,
      row.endedAt,
      row.durationMs,
      row.frames,
      row.monotonicMs,
      row.bootId,
      row.link,
    ]);

  return {
    /** All of them or none. */
    append: (rows: readonly SegmentRow[]): Promise<void> =>
      rows.length === 1 && rows[0]
        ? insert(rows[0])
        : connection.transaction(async () => {
            for (const row of rows) await insert(row);
          }),
    /** In the order of the chain. */
    ofSession: (sessionId: string): Promise<SegmentRow[]> =>
      connection.run((manager) => manager.find(SegmentRow, { where: { sessionId }, order: { n: 'ASC' } })),
  };
}
