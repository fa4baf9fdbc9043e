import type { Database } from '../../db/data-source';
import { officeDate } from '../rooms/office-calendar';
import { linesOf } from './self-test-view';

/** Names of the devices that failed today's newest self-test and whose fault nobody has reported (制度§17（三）: at once). */
export async function readUnreported(db: Database, roomId: string, now: Date): Promise<readonly string[]> {
  const newest = await db.selfTests.newest(roomId);
  if (newest?.testedOn !== officeDate(now)) return [];
  const reported = new Set((await db.faults.open(roomId)).map(({ deviceId }) => deviceId));
  return linesOf(newest)
    .filter(({ verdict, deviceId }) => verdict === 'failed' && !reported.has(deviceId))
    .map(({ device }) => device);
}
