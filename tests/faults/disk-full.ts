import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { seededRandom } from '../support/random';
import { openMemoryDisk } from '../support/memory-disk';
import { waitFor } from '../support/wait-for';
import { openWireTap } from '../support/wire-tap';
import { checkEvidence, probePictures } from './check-evidence';
import { startFaultCamera } from './fault-camera';
import type { FamilyOptions } from './fault-family';
import type { FaultReport } from './fault-report';
import { openFaultRoom } from './fault-room';

const fault = 'disk full';
/** Room for about a second to three of the small camera. */
const SMALLEST_KIB = 300;
const SPREAD_KIB = 400;
const LANES = 3;

/** The disk is full in the middle of a recording (R6); then somebody makes room and it goes on. */
export async function diskFull(options: FamilyOptions): Promise<void> {
  const random = seededRandom(options.seed);
  const camera = await startFaultCamera();
  let left = options.n;
  const lane = async (number: number): Promise<void> => {
    while (left-- > 0) {
      await fillOnce(
        camera.rtspPort,
        path.join(options.scratch, `full-${number}`),
        Math.round(SMALLEST_KIB + random() * SPREAD_KIB),
        options.report,
      );
      if (left > 0 && left % 20 === 0) options.log(`${left} to go`);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(LANES, options.n) }, (_, i) => lane(i)));
  } finally {
    await camera.close();
  }
}

async function fillOnce(cameraPort: number, scratch: string, kibibytes: number, report: FaultReport): Promise<void> {
  const disk = openMemoryDisk(scratch, kibibytes);
  const tap = await openWireTap(cameraPort);
  const ballast = path.join(disk.folder, 'ballast');
  await writeFile(ballast, Buffer.alloc(96 * 1024));
  const room = await openFaultRoom(path.join(disk.folder, 's1'), [{ id: 'cam-1', port: tap.port }], 1);
  try {
    await room.recording('cam-1');
    const full = await waitFor('the alarm', () => room.alarms.find(({ kind }) => kind === 'failing'), 30_000);
    await waitFor('its cause', () => room.proof('cam-1').fault?.verdict === 'no-space');
    // The line tells which picture was the first that found no room.
    const sent = tap.played()[0]?.picturesAtMs ?? [];
    const written = (): number => room.segments.filter(({ attempt }) => attempt === 1).reduce((sum, { frames }) => sum + frames, 0);
    await waitFor('what was written is closed', () => written() > 0);
    report.measure(fault, 'alarm after the first picture that found no room, ms', Math.max(0, full.atMs - (sent[written()] ?? NaN)), 2_000);
    // Room is made: nobody starts anything anew.
    const { attempt } = room.proof('cam-1');
    await rm(ballast);
    const madeMs = monotonicMs();
    await room.recording('cam-1', attempt - 1);
    report.measure(fault, 'recording again after room was made, ms', monotonicMs() - madeMs);
    await room.close();
    report.expect(
      fault,
      room.recorder.gaps().some((gap) => gap.reason === 'no-space'),
      'the gap says no-space',
    );
    await checkFiles(room.folder, room.rows.length, report);
  } finally {
    await room.close().catch(() => undefined);
    await tap.close();
    disk.unmount();
  }
}

/** All that was written can be read: by our own count and by another program's. */
async function checkFiles(folder: string, rows: number, report: FaultReport): Promise<void> {
  const { links, problems } = await checkEvidence(folder);
  for (const problem of problems) report.expect(fault, false, problem);
  report.measure(fault, 'files lost', rows - links.length, 0);
  let unreadable = 0;
  for (const { file, frames } of links) {
    const { pictures } = await probePictures(path.join(folder, file));
    if (pictures < frames) unreadable += frames - pictures;
  }
  report.measure(fault, 'written pictures that cannot be read', unreadable, 0);
}
