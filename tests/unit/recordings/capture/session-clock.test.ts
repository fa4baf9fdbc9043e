import { appendFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SessionClock } from '../../../../recordings/capture/session-clock';
import type { ClockStep } from '../../../../recordings/capture/steady-clock';

const begun = Date.parse('2026-11-25T01:02:14.000Z');
const hour = 3_600_000;

/** A wall clock that runs and that the test sets. */
function wallFrom(zeroMs: number): { aheadMs: number; readonly now: () => Date } {
  const from = performance.now();
  const clock = { aheadMs: 0, now: () => new Date(zeroMs + clock.aheadMs + performance.now() - from) };
  return clock;
}
const newFolder = () => mkdtemp(path.join(tmpdir(), 'session-clock-'));
const open = async (folder: string, wall: () => Date, notBefore?: string) => {
  const steps: ClockStep[] = [];
  const clock = await SessionClock.open({ folder, wall, notBefore, openMs: 20_000, onStep: (step) => steps.push(step) });
  return { clock, steps };
};

it('goes on in the next process though the wall clock was set between the two, and records that', async () => {
  const folder = await newFolder();
  const wall = wallFrom(begun);
  const first = await open(folder, wall.now);
  await first.clock.close();
  wall.aheadMs = -hour;
  const second = await open(folder, wall.now);
  expect(Math.abs(second.clock.now().getTime() - wall.now().getTime() - hour)).toBeLessThan(100);
  expect(second.steps).toHaveLength(1);
  expect(second.steps[0]?.stepMs).toBeCloseTo(-hour, -2);
  await second.clock.close();
  const third = await open(folder, wall.now);
  expect(third.steps).toEqual([]);
  expect(third.clock.clockSteps()).toEqual(second.steps);
  await third.clock.close();
});

const afterReboot = async (folder: string) => {
  const file = path.join(folder, 'clock.jsonl');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/"bootId":"[^"]+"/g, '"bootId":"00000000-0000-4000-8000-000000000000"'));
};

it('takes the wall clock anew after a reboot', async () => {
  const folder = await newFolder();
  await (await open(folder, wallFrom(begun).now)).clock.close();
  await afterReboot(folder);
  const wall = wallFrom(begun + 60_000);
  const { clock, steps } = await open(folder, wall.now, '2026-11-25T01:02:30.000Z');
  expect(Math.abs(clock.now().getTime() - wall.now().getTime())).toBeLessThan(100);
  expect(steps).toEqual([]);
  await clock.close();
});

it('goes on behind everything recorded when the clock was set back over a reboot, and records that', async () => {
  const folder = await newFolder();
  await (await open(folder, wallFrom(begun).now)).clock.close();
  await afterReboot(folder);
  const wall = wallFrom(begun - hour);
  const { clock, steps } = await open(folder, wall.now, '2026-11-25T01:02:30.000Z');
  expect(clock.now().toISOString() >= '2026-11-25T01:02:50.000Z').toBe(true);
  expect(steps).toHaveLength(1);
  expect(steps[0]?.before.bootId).not.toBe(steps[0]?.after.bootId);
  await clock.close();
});

it('reads on behind a line that a power cut tore', async () => {
  const folder = await newFolder();
  const wall = wallFrom(begun);
  await (await open(folder, wall.now)).clock.close();
  await appendFile(path.join(folder, 'clock.jsonl'), '{"kind":"pin');
  wall.aheadMs = hour;
  await (await open(folder, wall.now)).clock.close();
  wall.aheadMs = 0;
  const { clock } = await open(folder, wall.now);
  expect(clock.clockSteps().map(({ stepMs }) => Math.round(stepMs / 1000))).toEqual([3600, -3600]);
  await clock.close();
});
