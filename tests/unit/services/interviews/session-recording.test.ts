import { existsSync, renameSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FollowedCopy, SecondCopy } from '../../../../recordings/copies/second-copy';
import { openChain, type ChainWriter } from '../../../../recordings/evidence/chain';
import { SessionRecording } from '../../../../services/interviews/session-recording';
import { rollingRecorder, type RollingRecorder } from '../../../support/rolling-recorder';

let folder: string;
let chain: ChainWriter;
let recorder: RollingRecorder;
let refuses: boolean;
const problems: unknown[] = [];
const kept: string[] = [];
const discarded: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'session-recording-'));
  await mkdir(path.join(folder, 'cam-1'));
  chain = await openChain(folder);
  refuses = false;
  problems.length = 0;
  kept.length = 0;
  discarded.length = 0;
  const whole = rollingRecorder(folder);
  const discardBefore: RollingRecorder['discardBefore'] = (at) =>
    refuses ? Promise.resolve({ gone: [], problems: [new Error('EIO: i/o error')] }) : whole.discardBefore(at);
  recorder = { ...whole, discardBefore };
});
afterEach(async () => {
  await chain.close();
  await rm(folder, { recursive: true });
});

function openRecording(): SessionRecording {
  const followed: FollowedCopy = { keep: ({ file }) => kept.push(file), discard: () => undefined };
  return new SessionRecording({
    ...{ sessionId: 'one', folder, recorder, chain, preRollMs: 30_000, now: () => new Date('2026-11-25T00:47:30.000Z') },
    segments: { ofSession: () => Promise.resolve([]), append: () => Promise.resolve() },
    copy: { follow: () => followed } as unknown as SecondCopy,
    onDiscarded: (files) => Promise.resolve(void discarded.push(...files)),
    onProblem: (problem) => problems.push(problem),
  });
}

it('says that the chain takes nothing, until it does again', async () => {
  const recording = openRecording();
  await recording.start('2026-11-25T00:47:00.000Z');
  const late = path.join(folder, `cam-1/${Date.parse('2026-11-25T00:47:10.000Z')}.mp4`);
  const away = `${late}.away`;
  recorder.close('2026-11-25T00:47:10.000Z');
  renameSync(late, away);
  await recording.settled();
  expect([recording.chainRefused, chain.links().length]).toEqual([true, 0]);
  renameSync(away, late);
  recorder.close('2026-11-25T00:47:20.000Z');
  await recording.settled();
  expect([recording.chainRefused, chain.links().length]).toEqual([false, 2]);
});

it('what rolled before the entry is evidence and kept twice, also where the disk refuses to discard what is older', async () => {
  const recording = openRecording();
  await recording.start(undefined);
  recorder.close('2026-11-25T00:47:10.000Z');
  await recording.settled();
  refuses = true;
  await recording.keepFrom('2026-11-25T00:47:25.000Z').catch(() => undefined);
  expect(problems).toHaveLength(1);
  const rolled = [`cam-1/${Date.parse('2026-11-25T00:47:10.000Z')}.mp4`];
  expect([chain.links().map(({ link }) => link.file), kept]).toEqual([rolled, rolled]);
});

it('what the disk refused to discard at the entry is gone before the seal looks', async () => {
  const recording = openRecording();
  await recording.start(undefined);
  // Not old enough to be discarded while it rolled, and too old for what the entry keeps.
  recorder.close('2026-11-25T00:46:55.000Z');
  await recording.settled();
  refuses = true;
  await recording.keepFrom('2026-11-25T00:47:40.000Z').catch(() => undefined);
  const old = `cam-1/${Date.parse('2026-11-25T00:46:55.000Z')}.mp4`;
  expect([existsSync(path.join(folder, old)), discarded]).toEqual([true, []]);
  refuses = false;
  await recording.stop();
  expect([existsSync(path.join(folder, old)), discarded, chain.links()]).toEqual([false, [old], []]);
});

it('what the chain names is never discarded, also where a restart finds a shorter pre-roll in the room’s settings', async () => {
  const file = `cam-1/${Date.parse('2026-11-25T00:46:55.000Z')}.mp4`;
  recorder.close('2026-11-25T00:46:55.000Z');
  const [segment] = recorder.closedSegments();
  if (!segment) throw new Error('no segment');
  const { cameraId, bytes, startedAt, endedAt, durationMs, frames, monotonicMs, bootId } = segment;
  await chain.append({ file, cameraId, sha256: 'a'.repeat(64), bytes, startedAt, endedAt, durationMs, frames, monotonicMs, bootId });
  const recording = openRecording();
  await recording.start('2026-11-25T00:47:40.000Z');
  await recording.stop();
  expect([existsSync(path.join(folder, file)), discarded]).toEqual([true, []]);
});
