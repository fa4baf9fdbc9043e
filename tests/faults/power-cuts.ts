import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkDatabase } from '../../db/check';
import { openDatabase } from '../../db/data-source';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import { openChain } from '../../recordings/evidence/chain';
import { SessionRecording } from '../../services/interviews/session-recording';
import { openPowerCutDisk } from '../support/power-cut-disk';
import { seededRandom } from '../support/random';
import { waitFor } from '../support/wait-for';
import { openWireTap } from '../support/wire-tap';
import { checkEvidence } from './check-evidence';
import { frameMs, startFaultCamera } from './fault-camera';
import type { FamilyOptions } from './fault-family';
import type { FaultReport } from './fault-report';
import { capturePid } from './fault-room';
import type { RecorderWord } from './recorder-words';
import { startProcess } from './start-process';

const fault = 'power cut';
/** Cuts of one run; then a new disk and a new session, so that the beginning of a recording is cut too. */
const CUTS_A_RUN = 50;
const DISK_MEGABYTES = 64;
const LONGEST_WAIT_MS = 400;

/** The power fails at a random instant; the disk as it was then is mounted and taken up by the code that ships (D1, R1). */
export async function powerCuts(options: FamilyOptions): Promise<void> {
  const random = seededRandom(options.seed);
  const camera = await startFaultCamera();
  try {
    for (let left = options.n; left > 0; left -= CUTS_A_RUN) {
      await oneRun(camera.rtspPort, Math.min(left, CUTS_A_RUN), random, options);
      options.log(`${Math.max(0, left - CUTS_A_RUN)} cuts to go`);
    }
  } finally {
    await camera.close();
  }
}

interface Cut {
  readonly image: string;
  readonly atMs: number;
  /** Files whose row was committed before the cut began. */
  readonly committed: ReadonlyMap<string, string>;
  /** When each picture had passed the line. */
  readonly sentAtMs: readonly number[];
}

async function oneRun(cameraPort: number, n: number, random: () => number, { scratch, report }: FamilyOptions): Promise<void> {
  const tap = await openWireTap(cameraPort);
  const disk = openPowerCutDisk(path.join(scratch, 'power'), DISK_MEGABYTES);
  const home = path.join(disk.folder, 'kiosk');
  mkdirSync(home);
  const cameras = [{ id: 'cam-1', url: `rtsp://127.0.0.1:${tap.port}/main` }];
  try {
    const recorder = await startProcess<RecorderWord>('recorder-process', { home, cameras, segmentSeconds: 2 });
    await waitFor('the recorder begins', () => recorder.words.some(({ kind }) => kind === 'state'));
    const cuts: Cut[] = [];
    while (cuts.length < n) {
      await pause(random() * LONGEST_WAIT_MS);
      const committed = new Map(recorder.words.flatMap((word) => (word.kind === 'committed' ? [[word.file, word.sha256] as const] : [])));
      const sentAtMs = [...(tap.played().at(-1)?.picturesAtMs ?? [])];
      const atMs = monotonicMs();
      cuts.push({ image: disk.cut(), atMs, committed, sentAtMs });
    }
    report.expect(fault, tap.played().length === 1, 'the recording ran on by one ffmpeg');
    await recorder.kill();
    endFfmpeg(path.join(home, 'recordings', 's1'));
    for (const word of recorder.words) if (word.kind === 'problem') report.expect(fault, false, word.detail);
    for (const cut of cuts) await disk.look(cut.image, (folder) => check(path.join(folder, 'kiosk'), cut, report));
  } finally {
    await tap.close();
    disk.close();
  }
}

/** What the kiosk does when it starts again, with cameras that don't answer yet; then everything is compared. */
async function check(home: string, cut: Cut, report: FaultReport): Promise<void> {
  const beganMs = monotonicMs();
  const db = await openDatabase(path.join(home, 'store.sqlite'));
  const folder = path.join(home, 'recordings', 's1');
  const problems: unknown[] = [];
  try {
    const recorder = openRoomRecorder({
      folder,
      cameras: [{ id: 'cam-1', name: 'cam-1', source: () => Promise.reject(Object.assign(new Error('away'), { code: 'x.unreachable' })) }],
      segmentSeconds: 2,
    });
    const recording = new SessionRecording({
      sessionId: 's1',
      folder,
      recorder,
      chain: await openChain(folder),
      segments: db.segments,
      preRollMs: 60_000,
      now: () => new Date(),
      onDiscarded: () => Promise.resolve(),
      onProblem: (problem) => problems.push(problem),
    });
    await recording.start('2020-01-01T00:00:00.000Z');
    await recording.stop();
    await recording.close();
    report.measure(fault, 'recovered after, ms', monotonicMs() - beganMs, 5_000);

    const { links, problems: wrong } = await checkEvidence(folder);
    const rows = await db.segments.ofSession('s1');
    const inChain = new Map(links.map(({ file, sha256 }) => [file, sha256]));
    const lost = [...cut.committed].filter(([file, sha256]) => inChain.get(file) !== sha256);
    report.measure(fault, 'committed segments lost', lost.length, 0);
    report.measure(fault, 'rows without file', rows.filter(({ file, sha256 }) => inChain.get(file) !== sha256).length, 0);
    report.measure(fault, 'files without row', links.length - rows.length, 0);
    report.measure(fault, 'unexplained files, changed files, broken links', wrong.length, 0);
    for (const detail of [...problems.map(String), ...wrong]) report.expect(fault, false, detail);
    const store = (await checkDatabase(db, path.join(home, 'recordings'))).map((one) => `invariant ${one.invariant}: ${one.detail}`);
    for (const detail of store) report.expect(fault, false, detail);
    // Everything up to some picture is there; the rest had passed the line less than a second before.
    const pictures = links.reduce((sum, { frames }) => sum + frames, 0);
    const firstLost = cut.sentAtMs[pictures];
    report.measure(fault, 'media lost, ms', firstLost === undefined ? 0 : Math.max(frameMs, cut.atMs - firstLost), 1_000);
  } finally {
    await db.close();
  }
}

/** After the whole recorder was cut off, its ffmpeg isn't there either. */
function endFfmpeg(session: string): void {
  for (const camera of readdirSync(session, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    try {
      process.kill(capturePid(path.join(session, camera.name)), 'SIGKILL');
    } catch {
      // It had ended, or had not begun.
    }
  }
}
