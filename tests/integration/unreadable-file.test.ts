import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import type { ClosedSegment } from '../../recordings/capture/room-recorder';
import { openChain } from '../../recordings/evidence/chain';
import { hashFile } from '../../recordings/evidence/hash-file';
import { sealFolder } from '../../recordings/evidence/seal';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { exportComposite, exportRecording } from '../../recordings/playback/export-recording';
import { playbackTracks } from '../../services/archive/playback-tracks';
import { recordSmall } from '../support/small-recording';

const unreadable = ['cam-1/a01-000000.mp4', 'cam-2/a01-000000.mp4'];
const readable = ['cam-1/a02-000000.mp4', 'cam-1/a02-000001.mp4'];
let root: string;
let folder: string;
let segments: readonly ClosedSegment[];

/** Two cameras as an earlier process left them: what one wrote first can't be read, and the other wrote nothing else. */
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'unreadable-'));
  folder = path.join(root, 'session');
  await recordSmall(folder, { id: 'cam-1', attempt: 2, seconds: 4, startedAt: '2026-11-25T01:00:00.000Z' });
  await recordSmall(folder, { id: 'cam-2', attempt: 2, seconds: 1, startedAt: '2026-11-25T01:00:00.000Z' });
  await rm(path.join(folder, 'cam-2/a02-000000.mp4'));
  const before = new Date(Date.now() - 60_000);
  for (const file of unreadable) {
    await writeFile(path.join(folder, file), 'no recording at all');
    await utimes(path.join(folder, file), before, before);
  }
  const source = (): Promise<never> => Promise.reject(new Error('nothing is recorded here'));
  const cameras = ['cam-1', 'cam-2'].map((id) => ({ id, name: id, source }));
  const recorder = openRoomRecorder({ folder, cameras, segmentSeconds: 2 });
  await recorder.endLeft();
  segments = recorder.closedSegments();
  const chain = await openChain(folder);
  for (const { file, cameraId, startedAt, endedAt, durationMs, frames, monotonicMs, bootId } of segments) {
    const hash = await hashFile(path.join(folder, file));
    await chain.append({ file, cameraId, ...hash, startedAt, endedAt, durationMs, frames, monotonicMs, bootId });
  }
  await chain.close();
  await sealFolder({
    folder,
    key: await openSigningKey(path.join(root, 'keys')),
    sealedAt: new Date().toISOString(),
    facts: {
      agency: '清远市卫生监督所',
      room: { id: 'X1', name: '第一调查询问室' },
      registrationCode: 'QYWS-X1-2026-0147',
      enforcementCase: { number: '', name: '' },
      questionedPerson: '',
      producers: [],
      purpose: 'trial',
      startedAt: segments[0]?.startedAt ?? '',
      endedAt: segments.at(-1)?.endedAt ?? '',
      cameras: cameras.map(({ id, name }) => ({ id, name })),
      gaps: [],
      software: 'mingxun test',
    },
  });
});
afterAll(() => rm(root, { recursive: true, force: true }));

const origin = {
  unit: { name: '第一调查询问室', url: '', mac: '' },
  operator: '梁淑芬',
  purpose: '',
  exportedAt: '2026-11-25T02:00:00.000Z',
};

describe('a file that the recorder could not read', () => {
  it('is sealed with the rest, and the proof holds', async () => {
    expect(segments.map(({ file }) => file).toSorted()).toEqual([...unreadable, ...readable].toSorted());
    const { findings } = await verifyEvidence(folder);
    expect(findings).toEqual([]);
  });

  it('keeps nothing of the rest from being shown', async () => {
    const shown = await playbackTracks(folder, segments, []);
    const [first, second] = shown?.tracks ?? [];
    expect(first?.parts.map(({ file }) => file)).toEqual(readable);
    expect(first?.mimeType).toContain('avc1');
    expect(second?.parts).toEqual([]);
  });

  it('keeps nothing of the rest from being exported', async () => {
    const into = path.join(root, 'export');
    const nameOf = (id: string, n: number): string => `${id}-${n}.mp4`;
    const files = await exportRecording({ folder, into, origin, key: undefined, nameOf });
    expect(files.map(({ cameras, sources }) => [cameras, sources])).toEqual([[['cam-1'], readable]]);
  });

  it('keeps nothing of the rest from the picture in picture', async () => {
    const words = () => ({ caseLine: '一', mark: '二', gap: '三' });
    const order = { folder, into: path.join(root, 'composite'), origin, key: undefined, words, name: 'both.mp4' };
    const files = await exportComposite({ ...order, mainId: 'cam-1', insetId: 'cam-2', workFolder: path.join(root, 'work') });
    expect(files.map(({ sources }) => sources)).toEqual([readable]);
  });
});
