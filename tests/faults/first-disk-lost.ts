import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { chainBreaks, readChainLines } from '../../recordings/evidence/chain-lines';
import { chainFileName } from '../../recordings/evidence/chain-link';
import { hashFile } from '../../recordings/evidence/hash-file';
import { openMovedDisk } from '../support/moved-disk';
import { openWireTap } from '../support/wire-tap';
import { probePictures } from './check-evidence';
import { frameMs } from './fault-camera';
import type { FamilyOptions } from './fault-family';
import type { FaultReport } from './fault-report';
import { openFaultRoom } from './fault-room';
import { copyOf, openWatchedCopy } from './watched-copy';

const fault = 'first disk pulled';
const LONGEST_RUN_MS = 3_000;
const LOST_WITHIN_MS = 2_000;
/** As far as the second copy may be behind. */
const MEDIA_LIMIT_MS = 2_000;
const MEBIBYTES = 24;

/** The disk of the recordings is gone at an instant: what the second one holds by itself is looked at (R10). */
export async function loseFirstDisk(cameraPort: number, random: () => number, { scratch, report }: FamilyOptions): Promise<void> {
  const home = await mkdtemp(path.join(scratch, 'first-'));
  const one = await openMovedDisk(path.join(home, 'one'), MEBIBYTES);
  const two = await openMovedDisk(path.join(home, 'two'), MEBIBYTES);
  const tap = await openWireTap(cameraPort);
  const watched = openWatchedCopy(two.folder, one.folder);
  const room = await openFaultRoom(path.join(one.folder, 's1'), [{ id: 'cam-1', port: tap.port }], 1, watched.copy);
  try {
    await room.recording('cam-1');
    await watched.inStep(0);
    await pause(random() * LONGEST_RUN_MS);
    const hashes = new Map(room.rows.map(({ file, sha256 }) => [file, sha256]));
    const atMs = monotonicMs();
    await one.pull();
    report.measure(fault, 'said after, ms', (await watched.behind('first-unreadable', atMs)) - atMs, LOST_WITHIN_MS);
    await watched.copy.close();
    const pictures = await picturesIn(copyOf(two.folder, room.folder), hashes, report);
    const firstLost = (tap.played()[0]?.picturesAtMs ?? [])[pictures];
    report.measure(fault, 'media lost, ms', firstLost === undefined ? 0 : Math.max(frameMs, atMs - firstLost), MEDIA_LIMIT_MS);
  } finally {
    await one.putBack();
    await room.close().catch(() => undefined);
    await tap.close();
    await one.close();
    await two.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** The pictures that can be read from the copy; its closed segments are held against what stood in the rows, its chain against itself. */
async function picturesIn(copy: string, hashes: ReadonlyMap<string, string>, report: FaultReport): Promise<number> {
  const chain = path.join(copy, chainFileName);
  const { lines } = existsSync(chain) ? readChainLines(await readFile(chain)) : { lines: [] };
  report.measure(fault, 'breaks of the chain on the second disk', chainBreaks(lines).length, 0);
  let pictures = 0;
  let different = 0;
  for (const name of await readdir(path.join(copy, 'cam-1'))) {
    if (!/\.mp4(\.part)?$/.test(name)) continue;
    const file = path.join(copy, 'cam-1', name);
    const expected = hashes.get(`cam-1/${name}`);
    if (expected !== undefined && (await hashFile(file)).sha256 !== expected) different += 1;
    pictures += (await probePictures(file)).pictures;
  }
  report.measure(fault, 'segments different on the second disk', different, 0);
  return pictures;
}
