import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { openNetworkPair } from '../support/network-pair';
import { seededRandom } from '../support/random';
import { waitFor } from '../support/wait-for';
import { openWireTap } from '../support/wire-tap';
import { checkEvidence } from './check-evidence';
import { groupMs, startFaultCamera } from './fault-camera';
import type { FamilyOptions } from './fault-family';
import type { FaultReport } from './fault-report';
import type { RecorderWord } from './recorder-words';
import { startProcess } from './start-process';
import type { FaultProcess } from './start-process';

/** P23: one group of pictures and a second after the camera is back. */
const resumeLimitMs = groupMs + 1_000;

const LANES = 3;

interface Line {
  readonly fault: string;
  readonly cut: () => void;
  /** Undefined where the line heals by itself. */
  readonly heal: (() => void) | undefined;
}

/** The cable is pulled and plugged in again; packets vanish on the way (N1, black hole). Camera and kiosk in networks of their own. */
export const cableFaults = (options: FamilyOptions): Promise<void> => inLanes(options, cableLane);

/** Connections are reset, or stay open with nothing in them (N4). Needs no root. */
export const connectionFaults = (options: FamilyOptions): Promise<void> => inLanes(options, connectionLane);

/** Most of the time is waiting: several rooms wait at once. */
async function inLanes(options: FamilyOptions, lane: (options: FamilyOptions) => Promise<void>): Promise<void> {
  const lanes = Math.min(LANES, Math.ceil(options.n / 2));
  const all = Array.from({ length: lanes }, (_, i) => Math.floor(options.n / lanes) + (i < options.n % lanes ? 1 : 0));
  await Promise.all(all.map((n, i) => lane({ ...options, n, seed: options.seed + i })));
}

async function cableLane({ n, seed, scratch, report, log }: FamilyOptions): Promise<void> {
  const random = seededRandom(seed);
  const network = openNetworkPair(String(seed % 1_000));
  const home = await mkdtemp(path.join(scratch, 'line-'));
  try {
    const camera = await startProcess<{ readonly port: number }>('camera-process', {}, network.atCamera);
    const { port } = await waitFor('the camera', () => camera.words[0]);
    const cameras = [{ id: 'cam-1', url: `rtsp://${network.cameraAddress}:${port}/main` }];
    const recorder = await startProcess<RecorderWord>('recorder-process', { home, cameras, segmentSeconds: 2 }, network.atKiosk);
    const lines: readonly Line[] = [
      { fault: 'cable pulled', cut: () => network.plug(false), heal: () => network.plug(true) },
      { fault: 'black hole', cut: () => network.swallow(true), heal: () => network.swallow(false) },
    ];
    const breaks = await breakLines({ recorder, lines, n, random, report, log });
    await checkAfter(recorder, path.join(home, 'recordings', 's1'), breaks, report);
    await camera.end();
  } finally {
    network.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function connectionLane({ n, seed, scratch, report, log }: FamilyOptions): Promise<void> {
  const random = seededRandom(seed);
  const camera = await startFaultCamera();
  const tap = await openWireTap(camera.rtspPort);
  const home = await mkdtemp(path.join(scratch, 'connection-'));
  try {
    const cameras = [{ id: 'cam-1', url: `rtsp://127.0.0.1:${tap.port}/main` }];
    const recorder = await startProcess<RecorderWord>('recorder-process', { home, cameras, segmentSeconds: 2 });
    const lines: readonly Line[] = [
      { fault: 'connection reset', cut: () => tap.reset(), heal: undefined },
      { fault: 'half-open connection', cut: () => tap.hold(true), heal: () => tap.hold(false) },
      { fault: 'camera refuses', cut: () => void camera.fault('drop', true), heal: () => void camera.fault('drop', false) },
    ];
    const breaks = await breakLines({ recorder, lines, n, random, report, log });
    await checkAfter(recorder, path.join(home, 'recordings', 's1'), breaks, report);
  } finally {
    await tap.close();
    await camera.close();
    await rm(home, { recursive: true, force: true });
  }
}

interface Breaking {
  readonly recorder: FaultProcess<RecorderWord>;
  readonly lines: readonly Line[];
  readonly n: number;
  readonly random: () => number;
  readonly report: FaultReport;
  readonly log: (line: string) => void;
}

/** One cut of a line and its healing, in wall-clock ms. */
interface Break {
  readonly fault: string;
  readonly cutAt: number;
  readonly backAt: number;
  readonly alarmAt: number;
}

async function breakLines({ recorder, lines, n, random, report, log }: Breaking): Promise<readonly Break[]> {
  const breaks: Break[] = [];
  for (let done = 0; done < n; done += 1) {
    const line = lines[done % lines.length];
    if (!line) break;
    const { fault, cut, heal } = line;
    // A line is cut while it records: what fails already gives no new alarm.
    do {
      await recording(recorder, 0);
      await pause(random() * 1_000);
    } while (!isRecording(recorder));
    const [cutAtMs, cutAt] = [monotonicMs(), Date.now()];
    cut();
    const failing = await waitFor(`${fault}: the alarm`, () =>
      recorder.words.find((word) => word.kind === 'alarm' && word.alarm.kind === 'failing' && word.atMs >= cutAtMs),
    );
    let [backAtMs, backAt] = [cutAtMs, cutAt];
    if (heal) {
      // Long enough for the attempt to be given up, 1.9 s after its alarm: what is shorter TCP heals by itself, and no picture is missing.
      await pause(2_500 + random() * 3_000);
      heal();
      [backAtMs, backAt] = [monotonicMs(), Date.now()];
    }
    breaks.push({ fault, cutAt, backAt, alarmAt: failing.kind === 'alarm' ? Date.parse(failing.alarm.at) : NaN });
    const again = await recording(recorder, Math.max(backAtMs, 'atMs' in failing ? failing.atMs : 0));
    report.measure(fault, 'shown as recording again after its return, ms', again - backAtMs);
    if ((done + 1) % 10 === 0) log(`${done + 1} of ${n}`);
  }
  return breaks;
}

function isRecording({ words }: FaultProcess<RecorderWord>): boolean {
  const last = words.findLast((word) => word.kind === 'state');
  return last?.kind === 'state' && last.state === 'recording';
}

/** When the recorder was seen recording after `sinceMs`. */
function recording(recorder: FaultProcess<RecorderWord>, sinceMs: number): Promise<number> {
  return waitFor(
    'it records',
    () => {
      const last = recorder.words.findLast((word) => word.kind === 'state');
      return last?.kind === 'state' && last.state === 'recording' && last.atMs >= sinceMs && last.atMs;
    },
    30_000,
  );
}

async function checkAfter(
  recorder: FaultProcess<RecorderWord>,
  session: string,
  breaks: readonly Break[],
  report: FaultReport,
): Promise<void> {
  await recorder.end();
  for (const word of recorder.words) if (word.kind === 'problem') report.expect('lines cut', false, word.detail);
  const gaps = recorder.words.flatMap((word) => (word.kind === 'gaps' ? word.gaps : []));
  for (const { fault, cutAt, backAt, alarmAt } of breaks) {
    const gap = gaps.find(({ from, to }) => to !== undefined && Date.parse(from) < backAt + 1_000 && Date.parse(to) > cutAt);
    report.expect(fault, gap !== undefined, `no gap is recorded from ${new Date(cutAt).toISOString()}`);
    if (gap?.to === undefined) continue;
    report.measure(fault, 'alarm after the last picture, ms', alarmAt - Date.parse(gap.from), 2_000);
    report.measure(fault, 'first recorded picture after its return, ms', Date.parse(gap.to) - backAt, resumeLimitMs);
    report.measure(fault, 'recorded begin of the gap off by, ms', Math.abs(Date.parse(gap.from) - cutAt), 250);
  }
  const { problems } = await checkEvidence(session);
  for (const problem of problems) report.expect('lines cut', false, problem);
}
