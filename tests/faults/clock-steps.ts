import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readClockLines } from '../../recordings/capture/clock-file';
import { monotonicMs } from '../../recordings/capture/monotonic';
import type { ClockStep } from '../../recordings/capture/room-recorder';
import { openFakedClock } from '../support/faked-clock';
import type { FakedClock } from '../support/faked-clock';
import { seededRandom } from '../support/random';
import { waitFor } from '../support/wait-for';
import { openWireTap } from '../support/wire-tap';
import type { WireTap } from '../support/wire-tap';
import { checkEvidence } from './check-evidence';
import { startFaultCamera } from './fault-camera';
import type { FamilyOptions } from './fault-family';
import type { FaultReport } from './fault-report';
import type { RecorderWord } from './recorder-words';
import { compareWithLine, lineRested } from './sent-and-recorded';
import { startProcess } from './start-process';
import type { FaultProcess } from './start-process';

const LANES = 3;
const LONGEST_WAIT_MS = 1_500;
/** It looks once a second. */
const RECORDED_WITHIN_MS = 2_000;
/** By the next process; its start is in it (R1). */
const STARTED_WITHIN_MS = 5_000;
const NEAR_MS = 100;
/** R7. */
const INSTANT_LIMIT_MS = 100;

type Step = { readonly fault: string } & ({ readonly by: number } | { readonly times: number } | { readonly awayBy: number });

/** In turn, so that each kind is met equally often. */
const steps: readonly Step[] = [
  { fault: 'clock +1 s', by: 1 },
  { fault: 'clock +1 h', by: 3_600 },
  { fault: 'clock -1 h', by: -3_600 },
  { fault: 'clock -1 s', by: -1 },
  { fault: 'clock set 8 times', times: 8 },
  { fault: 'clock -1 h while no recorder runs', awayBy: -3_600 },
  { fault: 'clock +1 h while no recorder runs', awayBy: 3_600 },
];

/** The wall clock of the recorder and its ffmpeg is set while they record (C1, R7). */
export async function clockSteps(options: FamilyOptions): Promise<void> {
  const camera = await startFaultCamera();
  let next = 0;
  const take = (): Step | undefined => (next < options.n ? steps[next++ % steps.length] : undefined);
  try {
    const lanes = Array.from({ length: Math.min(LANES, options.n) }, (_, i) => i);
    await Promise.all(lanes.map((i) => lane(camera.rtspPort, take, { ...options, seed: options.seed + i })));
  } finally {
    await camera.close();
  }
}

async function lane(cameraPort: number, take: () => Step | undefined, { seed, scratch, report }: FamilyOptions): Promise<void> {
  const random = seededRandom(seed);
  const home = await mkdtemp(path.join(scratch, 'clock-'));
  const folder = path.join(home, 'recordings', 's1');
  const tap = await openWireTap(cameraPort);
  const clock = openFakedClock(path.join(home, 'offset'));
  const prefix = ['env', ...Object.entries(clock.environment).map(([name, value]) => `${name}=${value}`)];
  const order = { home, cameras: [{ id: 'cam-1', url: `rtsp://127.0.0.1:${tap.port}/main` }], segmentSeconds: 1 };
  const start = (): Promise<FaultProcess<RecorderWord>> => startProcess<RecorderWord>('recorder-process', order, prefix);
  let recorder = await start();
  let offset = 0;
  try {
    await recording(recorder);
    for (let step = take(); step; step = take()) {
      await pause(random() * LONGEST_WAIT_MS);
      const before = await recorded(folder);
      const from = offset;
      let setAtMs = 0;
      if ('awayBy' in step) {
        await recorder.kill();
        complaints(step.fault, recorder, tap, report);
        offset = setBy(clock, offset, step.awayBy);
        setAtMs = monotonicMs();
        recorder = await start();
        await recording(recorder);
      } else {
        const leaps = 'by' in step ? [step.by] : Array.from({ length: step.times }, () => Math.round((random() - 0.5) * 4_000));
        for (const leap of leaps) {
          offset = setBy(clock, offset, leap);
          setAtMs = monotonicMs();
          if (leaps.length > 1) await pause(random() * 400);
        }
      }
      const wanted = (offset - from) * 1_000;
      const known = await waitFor('the step in the record', async () => {
        const since = (await recorded(folder)).slice(before.length);
        return Math.abs(sumOf(since) - wanted) < NEAR_MS && since;
      });
      report.measure(step.fault, 'recorded after, ms', monotonicMs() - setAtMs, 'awayBy' in step ? STARTED_WITHIN_MS : RECORDED_WITHIN_MS);
      report.measure(step.fault, 'recorded step off by, ms', Math.abs(sumOf(known) - wanted), INSTANT_LIMIT_MS);
    }
    await recording(recorder);
    const endedAtMs = monotonicMs();
    await recorder.end();
    complaints(steady, recorder, tap, report);
    await checkTimes(folder, report);
    const { links, problems } = await checkEvidence(folder);
    for (const problem of problems) report.expect(steady, false, problem);
    compareWithLine(steady, report, tap, links, endedAtMs);
  } finally {
    await recorder.end();
    await tap.close();
    await rm(home, { recursive: true, force: true });
  }
}

const steady = 'clock steps';

function setBy(clock: FakedClock, offset: number, by: number): number {
  clock.set(offset + by);
  return offset + by;
}

const sumOf = (list: readonly ClockStep[]): number => list.reduce((sum, { stepMs }) => sum + stepMs, 0);

async function recorded(folder: string): Promise<readonly ClockStep[]> {
  const lines = await readClockLines(path.join(folder, 'clock.jsonl'));
  return lines.flatMap((line) => (line.kind === 'step' ? [line.step] : []));
}

function recording(recorder: FaultProcess<RecorderWord>): Promise<unknown> {
  return waitFor('it records', () => recorder.words.some((word) => word.kind === 'state' && word.state === 'recording'), 30_000);
}

function complaints(fault: string, recorder: FaultProcess<RecorderWord>, tap: WireTap, report: FaultReport): void {
  for (const word of recorder.words) {
    if (word.kind === 'problem') report.expect(fault, false, word.detail);
    if (word.kind === 'alarm' && word.alarm.kind !== 'recovered')
      report.expect(fault, lineRested(tap, word.atMs), `alarm: ${word.alarm.kind} ${word.alarm.verdict}`);
    if (word.kind === 'gaps') report.expect(fault, word.gaps.length === 0, `gaps recorded: ${JSON.stringify(word.gaps)}`);
  }
}

/** Segment by segment: no overlap, nothing backward, and session time at the pace of the clock that nobody sets. */
async function checkTimes(folder: string, report: FaultReport): Promise<void> {
  const { links } = await checkEvidence(folder);
  const [first] = links;
  for (const [index, link] of links.entries()) {
    const [from, to] = [Date.parse(link.startedAt), Date.parse(link.endedAt)];
    const before = links[index - 1];
    report.measure(steady, 'durations that are not positive', Number(link.durationMs <= 0 || to <= from), 0);
    if (!before || !first) continue;
    report.measure(steady, 'overlap with the segment before, ms', Math.max(0, Date.parse(before.endedAt) - from), 0);
    report.measure(steady, 'segments out of order', Number(link.monotonicMs <= before.monotonicMs), 0);
    const offMs = Math.abs(from - Date.parse(first.startedAt) - (link.monotonicMs - first.monotonicMs));
    report.measure(steady, 'session clock off its beginning by, ms', offMs, INSTANT_LIMIT_MS);
  }
}
