import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failingCallsRefused } from '../support/failing-call';
import { networksRefused } from '../support/network-pair';
import { mountsRefused } from '../support/power-cut-disk';
import { undoAll } from '../support/undo';
import { diskFull } from './disk-full';
import type { FamilyOptions } from './fault-family';
import { FaultReport } from './fault-report';
import type { Measure } from './fault-report';
import { fsyncErrors } from './fsync-error';
import { killFfmpeg } from './kill-ffmpeg';
import { killRecorder } from './kill-recorder';
import { mirrorFaults } from './mirrors';
import { cableFaults, connectionFaults } from './network';
import { overlaps } from './overlaps';
import { powerCuts } from './power-cuts';

const seed = 1;
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'faults-'));
});
afterAll(() => {
  undoAll();
  rmSync(scratch, { recursive: true, force: true });
});

/** What must be none is none also on a machine that is busy with other tests; times are held against their limits by the long form, on a quiet one. */
function isBeyond({ value, limit }: Measure): boolean {
  return limit === 0 && value > 0;
}

async function inject(run: (options: FamilyOptions) => Promise<void>, n: number): Promise<void> {
  const report = new FaultReport();
  await run({ n, seed, scratch, report, log: () => undefined });
  expect(report.broken).toEqual([]);
  expect(report.measures.filter(isBeyond)).toEqual([]);
  expect(report.measures.length).toBeGreaterThanOrEqual(n);
}

describe(`faults at random instants, seed ${seed}`, () => {
  it('ffmpeg is killed: what was written stays, the gap is recorded', () => inject((options) => killFfmpeg('SIGKILL', options), 4));
  it('ffmpeg hangs: it is replaced', () => inject((options) => killFfmpeg('SIGSTOP', options), 2));
  it('[row 84] eight writers ask for one room at once: one is granted (规定§11)', () => inject(overlaps, 20));
  it('connections are reset, half-open and refused', () => inject(connectionFaults, 3));

  it('the power fails: nothing committed is lost, at most a second of media', async ({ skip }) => {
    const refused = mountsRefused(scratch);
    if (refused !== undefined) skip(refused);
    await inject(powerCuts, 10);
  });
  it('the disk is full: what was written can be read, and it goes on when there is room', async ({ skip }) => {
    const refused = mountsRefused(scratch);
    if (refused !== undefined) skip(refused);
    await inject(diskFull, 2);
  });
  it('the cable is pulled, packets vanish', async ({ skip }) => {
    const refused = networksRefused();
    if (refused !== undefined) skip(refused);
    await inject(cableFaults, 2);
  });

  it('the whole recorder is killed: its ffmpegs go on, the next one adopts them', () => inject(killRecorder, 1));
  it('a segment is not made durable: said once, marked, never asked again', async ({ skip }) => {
    const refused = failingCallsRefused();
    if (refused !== undefined) skip(refused);
    await inject(fsyncErrors, 1);
  });
  it('the second disk is pulled and put back: the recording is not touched, the copy is whole', async ({ skip }) => {
    const refused = mountsRefused(scratch);
    if (refused !== undefined) skip(refused);
    await inject(mirrorFaults, 1);
  });
});
