import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SegmentRow } from '../../db/entities/segment.entity';
import { monotonicMs } from '../../recordings/capture/monotonic';
import type { CopyCause } from '../../recordings/copies/copy-fault';
import { hashFile } from '../../recordings/evidence/hash-file';
import { openMovedDisk } from '../support/moved-disk';
import type { MovedDisk } from '../support/moved-disk';
import { seededRandom } from '../support/random';
import { waitFor } from '../support/wait-for';
import { openWireTap } from '../support/wire-tap';
import type { WireTap } from '../support/wire-tap';
import { checkEvidence } from './check-evidence';
import { startFaultCamera } from './fault-camera';
import type { FamilyOptions } from './fault-family';
import { openFaultRoom } from './fault-room';
import type { FaultRoom } from './fault-room';
import { loseFirstDisk } from './first-disk-lost';
import { compareWithLine, lineRested } from './sent-and-recorded';
import { copyOf, openWatchedCopy } from './watched-copy';
import type { WatchedCopy } from './watched-copy';

const LANES = 3;
const LONGEST_WAIT_MS = 1_500;
const LOST_WITHIN_MS = 2_000;
const FOLLOWS_WITHIN_MS = 2_000;
const MEBIBYTES = 24;
const always = 'second disk';

interface Loss {
  readonly fault: string;
  readonly cause: CopyCause;
  readonly lose: (disk: MovedDisk) => Promise<void>;
  /** A disk that came back before in a worse state, and what is said of it then. */
  readonly worse?: { readonly come: (disk: MovedDisk) => Promise<void>; readonly cause: CopyCause };
  readonly giveBack: (disk: MovedDisk) => Promise<void>;
}

const losses: readonly (Loss | 'first')[] = [
  { fault: 'second disk pulled, put back', cause: 'missing', lose: (disk) => disk.pull(), giveBack: (disk) => disk.putBack() },
  { fault: 'second disk full', cause: 'no-space', lose: fill, giveBack: (disk) => rm(ballastOf(disk)) },
  { fault: 'second disk pulled, a new one put in', cause: 'missing', lose: (disk) => disk.pull(), giveBack: (disk) => disk.putNew() },
  {
    fault: 'second disk pulled, back read-only',
    cause: 'missing',
    lose: (disk) => disk.pull(),
    worse: { come: (disk) => disk.putBack('read-only'), cause: 'read-only' },
    giveBack: (disk) => disk.unlock(),
  },
  'first',
];

/** Either disk is lost in the middle of a recording; the second is given back and catches up (R10). */
export async function mirrorFaults(options: FamilyOptions): Promise<void> {
  const camera = await startFaultCamera();
  let next = 0;
  const take = (): Loss | 'first' | undefined => (next < options.n ? losses[next++ % losses.length] : undefined);
  try {
    const lanes = Array.from({ length: Math.min(LANES, options.n) }, (_, i) => i);
    await Promise.all(lanes.map((i) => lane(camera.rtspPort, take, { ...options, seed: options.seed + i })));
  } finally {
    await camera.close();
  }
}

interface Stage {
  readonly room: FaultRoom;
  readonly disk: MovedDisk;
  readonly watched: WatchedCopy;
}

async function lane(cameraPort: number, take: () => Loss | 'first' | undefined, options: FamilyOptions): Promise<void> {
  const { scratch, report } = options;
  const random = seededRandom(options.seed);
  const home = await mkdtemp(path.join(scratch, 'mirror-'));
  const recordings = path.join(home, 'recordings');
  await mkdir(recordings);
  const tap = await openWireTap(cameraPort);
  const disk = await openMovedDisk(path.join(home, 'second'), MEBIBYTES);
  const watched = openWatchedCopy(disk.folder, recordings);
  const room = await openFaultRoom(path.join(recordings, 's1'), [{ id: 'cam-1', port: tap.port }], 1, watched.copy);
  const away: { readonly from: number; readonly to: number }[] = [];
  try {
    await room.recording('cam-1');
    await watched.inStep(0);
    for (let loss = take(); loss; loss = take()) {
      await pause(random() * LONGEST_WAIT_MS);
      if (loss === 'first') await loseFirstDisk(cameraPort, random, options);
      else away.push(await loseOnce({ room, disk, watched }, loss, random, options));
    }
    const endedAtMs = monotonicMs();
    await room.close();
    await checkFirst(room, tap, options);
    compareWithLine(always, report, tap, (await checkEvidence(room.folder)).links, endedAtMs);
    await waitFor('all on the second disk', async () => (await missing(disk, room, room.rows)) === 0).catch(() => undefined);
    report.measure(always, 'segments missing or different at the end', await missing(disk, room, room.rows), 0);
    for (const { toldAtMs, atMs } of watched.copied)
      if (away.every(({ from, to }) => atMs < from || toldAtMs > to))
        report.measure(always, 'closed segment compared on it after, ms', atMs - toldAtMs, FOLLOWS_WITHIN_MS);
  } finally {
    await room.close().catch(() => undefined);
    await watched.copy.close();
    await tap.close();
    await disk.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** From when until when the second disk could not follow. */
async function loseOnce({ room, disk, watched }: Stage, loss: Loss, random: () => number, { report }: FamilyOptions) {
  const from = monotonicMs();
  await loss.lose(disk);
  report.measure(loss.fault, 'said after, ms', (await watched.behind(loss.cause, from)) - from, LOST_WITHIN_MS);
  await pause(random() * LONGEST_WAIT_MS);
  if (loss.worse) {
    const comesMs = monotonicMs();
    await loss.worse.come(disk);
    report.measure(loss.fault, `said to be ${loss.worse.cause} after, ms`, (await watched.behind(loss.worse.cause, comesMs)) - comesMs);
    await pause(random() * LONGEST_WAIT_MS);
  }
  const closed = [...room.rows];
  const backMs = monotonicMs();
  await loss.giveBack(disk);
  const to = await watched.inStep(backMs);
  report.measure(loss.fault, 'in step again after its return, ms', to - backMs);
  report.measure(loss.fault, 'segments missing or different on it then', await missing(disk, room, closed), 0);
  return { from, to };
}

/** How many of the closed segments are not on the second disk as the chain has them. */
async function missing(disk: MovedDisk, room: FaultRoom, rows: readonly SegmentRow[]): Promise<number> {
  const found = await Promise.all(
    rows.map(async ({ file, sha256 }) => {
      const copy = await hashFile(path.join(copyOf(disk.folder, room.folder), file)).catch(() => undefined);
      return copy?.sha256 === sha256;
    }),
  );
  return found.filter((isThere) => !isThere).length;
}

async function checkFirst(room: FaultRoom, tap: WireTap, { report }: FamilyOptions): Promise<void> {
  const { links, problems } = await checkEvidence(room.folder);
  for (const problem of [...problems, ...room.problems.map(String)]) report.expect(always, false, problem);
  for (const { kind, verdict, atMs } of room.alarms)
    report.expect(always, kind === 'recovered' || lineRested(tap, atMs), `alarm of the recording: ${kind} ${verdict}`);
  report.measure(always, 'segments lost on the first disk', room.rows.length - links.length, 0);
}

const ballastOf = (disk: MovedDisk): string => path.join(path.dirname(disk.folder), 'ballast');

/** To the last byte, by somebody else. */
async function fill(disk: MovedDisk): Promise<void> {
  const file = await open(ballastOf(disk), 'w');
  try {
    for (const bytes of [1024 * 1024, 4096]) {
      const piece = Buffer.alloc(bytes);
      // To the piece for which there is no room.
      for (let fits = true; fits;)
        fits = await file.write(piece).then(
          () => true,
          () => false,
        );
    }
  } finally {
    await file.close();
  }
}
