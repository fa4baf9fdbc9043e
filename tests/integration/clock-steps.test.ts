import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSimulatedCamera, type SimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import type { ClockStep, ClosedSegment } from '../../recordings/capture/room-recorder';
import type { CaptureGap } from '../../recordings/capture/recording-proof';
import { clocksRefused, openFakedClock } from '../support/faked-clock';
import type { FakedClock } from '../support/faked-clock';
import { waitFor } from '../support/wait-for';

const refused = clocksRefused();
let folder: string;
let camera: SimulatedCamera;
let clock: FakedClock;
let child: ChildProcessWithoutNullStreams | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clock-'));
  const size = { width: 320, height: 180 };
  camera = await startSimulatedCamera({ id: 'cam1', name: '机位', username: 'admin', password: 'secret', picture: 'questioned', size });
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await camera.close();
  await rm(folder, { recursive: true, force: true });
});

interface Told {
  readonly now: { readonly session: string; readonly steady: number }[];
  readonly segment: ClosedSegment[];
  readonly step: ClockStep[];
  readonly end: { readonly gaps: readonly CaptureGap[]; readonly steps: readonly ClockStep[] }[];
}

it.skipIf(refused !== undefined)(
  'steps of ±1 h and ±1 s leave the recording without a backward or doubled instant, and each is recorded with both clocks',
  async () => {
    const told = await startChild();
    const stepTo = async (offsetSeconds: number): Promise<ClockStep> => {
      const before = told.step.length;
      const segments = told.segment.length;
      clock.set(offsetSeconds);
      await waitFor('the step', () => told.step.length > before, 4_000);
      await waitFor('a segment behind it', () => told.segment.length > segments + 1);
      const step = told.step.at(-1);
      if (!step) throw new Error('no step');
      return step;
    };
    await waitFor('two segments', () => told.segment.length >= 2, 15_000);
    const back = await stepTo(-3600);
    // The next attempt begins while the wall clock says an hour ago.
    process.kill(capturePid(), 'SIGKILL');
    await waitFor('the next attempt', () => told.segment.some(({ attempt }) => attempt === 2), 15_000);
    const steps = [back, await stepTo(0), await stepTo(1)];
    child?.stdin.write('again\n');
    const known = told.segment.length;
    await waitFor('the next recorder', () => told.segment.length > known * 2 - 1, 15_000);
    steps.push(await stepTo(0));
    child?.stdin.write('stop\n');
    const [end] = await waitFor('the end', () => told.end.length > 0 && told.end, 15_000);

    expect(steps.map(({ stepMs }) => Math.round(stepMs / 100) * 100)).toEqual([-3_600_000, 3_600_000, 1_000, -1_000]);
    for (const { before, after, stepMs } of steps) {
      const monotonicMs = after.monotonicMs - before.monotonicMs;
      expect(monotonicMs).toBeGreaterThan(0);
      expect(Math.abs(Date.parse(after.wall) - Date.parse(before.wall) - monotonicMs - stepMs)).toBeLessThan(20);
    }
    expect(end?.steps).toEqual(steps);

    const segments = [...new Map(told.segment.map((segment) => [segment.file, segment])).values()];
    expect(new Set(segments.map(({ attempt }) => attempt)).size).toBe(2);
    for (const [index, segment] of segments.entries()) {
      const before = segments[index - 1];
      expect(segment.durationMs).toBeGreaterThan(0);
      expect(segment.endedAt > segment.startedAt).toBe(true);
      expect(segment.startedAt >= (before?.endedAt ?? '')).toBe(true);
      expect(segment.monotonicMs).toBeGreaterThan(before?.monotonicMs ?? 0);
    }
    const [gap] = end?.gaps ?? [];
    expect(end?.gaps).toHaveLength(1);
    expect(Date.parse(gap?.to ?? '') - Date.parse(gap?.from ?? '')).toBeLessThan(10_000);

    // Session time ran at the pace of the monotonic clock while the wall clock leapt; what remains is the pause between the two looks.
    for (const [index, look] of told.now.slice(1).entries()) {
      const before = told.now[index];
      const elapsed = look.steady - (before?.steady ?? 0);
      expect(Math.abs(Date.parse(look.session) - Date.parse(before?.session ?? '') - elapsed)).toBeLessThan(500);
    }
  },
  90_000,
);

function capturePid(): number {
  return (JSON.parse(readFileSync(path.join(folder, 'session/cam1/capture-pid.json'), 'utf8')) as { process: { pid: number } }).process.pid;
}

async function startChild(): Promise<Told> {
  const outfile = path.join(folder, 'child.mjs');
  const entry = path.resolve(import.meta.dirname, '../support/clock-step-child.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  clock = openFakedClock(path.join(folder, 'offset'));
  const env = { ...process.env, ...clock.environment };
  child = spawn('node', [outfile, path.join(folder, 'session'), camera.rtspUrl, 'admin', 'secret'], { env });
  child.stderr.pipe(process.stderr);
  const told: Told = { now: [], segment: [], step: [], end: [] };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { what, value } = JSON.parse(line) as { what: keyof Told; value: never };
    told[what].push(value);
  });
  return told;
}
