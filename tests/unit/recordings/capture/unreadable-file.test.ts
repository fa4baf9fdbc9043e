import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoomRecorder } from '../../../../recordings/capture/room-recorder';
import type { CaptureGap } from '../../../../recordings/capture/recording-proof';
import type { ClosedSegment } from '../../../../recordings/capture/room-recorder';
import { recordSmall } from '../../../support/small-recording';
import { smallMedia } from '../../../support/small-media';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'unreadable-'));
});
afterEach(() => rm(folder, { recursive: true }));

const writtenAt = '2026-11-25T01:00:05.000Z';

/** What a recorder that comes later makes of what lies in the camera's folder. */
async function takeOver(): Promise<{ readonly segments: readonly ClosedSegment[]; readonly gaps: readonly CaptureGap[] }> {
  const source = (): Promise<never> => Promise.reject(new Error('nothing is recorded here'));
  const recorder = openRoomRecorder({ folder, cameras: [{ id: 'cam-1', name: '一号机位', source }], segmentSeconds: 2 });
  await recorder.endLeft();
  return { segments: recorder.closedSegments(), gaps: recorder.gaps() };
}

async function leave(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(folder, 'cam-1', name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  await utimes(file, new Date(writtenAt), new Date(writtenAt));
  return file;
}

/** The first box of a type, and how the file ends before and behind it. */
function boxOf(type: string): { readonly before: Buffer; readonly box: Buffer; readonly through: Buffer } {
  const media = smallMedia();
  for (let at = 0; at + 8 <= media.length; at += media.readUInt32BE(at)) {
    const to = at + media.readUInt32BE(at);
    if (media.toString('latin1', at + 4, at + 8) === type)
      return { before: media.subarray(0, at), box: media.subarray(at, to), through: media.subarray(0, to) };
  }
  throw new Error(`no ${type}`);
}

const head = () => boxOf('moov').through;
/** As large as no head is. */
const large = (type: string): Buffer => {
  const box = Buffer.alloc(10_000, 'media');
  box.writeUInt32BE(1_000_000);
  box.write(type, 4, 'latin1');
  return box;
};

describe('a file without a readable picture or sound', () => {
  it.each([
    ['nothing', () => Buffer.alloc(0)],
    ['a torn head', () => head().subarray(0, -20)],
    ['a head', head],
    ['a head and the beginning of a box', () => Buffer.concat([head(), Buffer.alloc(5)])],
    ['a head and a torn head of a fragment', () => boxOf('moof').through.subarray(0, -20)],
    ['a head and an index of nothing', () => Buffer.concat([head(), boxOf('mfra').box])],
  ])('is taken away where it holds no media: %s', async (_, bytes) => {
    const file = await leave('a01-000000.mp4', bytes());
    expect((await takeOver()).segments).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['a torn first fragment', () => boxOf('mdat').through.subarray(0, -20)],
    ['a head of a fragment alone', () => boxOf('moof').through],
    ['media without the head of its fragment', () => Buffer.concat([head(), boxOf('mdat').box])],
    ['torn media alone', () => Buffer.concat([head(), boxOf('mdat').box.subarray(0, -20)])],
    ['media without a head of the file', () => Buffer.concat([boxOf('moof').box, boxOf('mdat').box])],
    ['what is no MP4', () => Buffer.from('no recording at all')],
    ['zeros, as a power cut leaves them', () => Buffer.alloc(4_096)],
    ['a head that tells too large a size', () => large('moov')],
    ['a head of a fragment that tells too large a size', () => Buffer.concat([head(), large('moof')])],
  ])('is kept and told, byte for byte, where it may hold some: %s', async (_, bytes) => {
    const file = await leave('a01-000000.mp4', bytes());
    const [told, ...more] = (await takeOver()).segments;
    expect([told, more]).toMatchObject([{ file: 'cam-1/a01-000000.mp4', bytes: bytes().length, frames: 0, durationMs: 0 }, []]);
    // The session's clock and the disk's are not read at the same moment.
    expect(Math.abs(Date.parse(told?.endedAt ?? '') - Date.parse(writtenAt))).toBeLessThan(50);
    expect(readFileSync(file)).toEqual(bytes());
    // Once: a later process knows it.
    expect((await takeOver()).segments).toHaveLength(1);
  });

  it('has no length and lies where ffmpeg’s list says that it ended', async () => {
    await recordSmall(folder, { id: 'cam-1', seconds: 6, startedAt: '2026-11-25T01:00:00.000Z', sound: false });
    await leave('a01-000001.mp4', Buffer.from('no recording at all'));
    const { segments, gaps } = await takeOver();
    const [first, second, third] = segments;
    expect([first?.frames, second?.frames, third?.frames]).toEqual([50, 0, 50]);
    expect([second?.startSeconds, second?.endSeconds]).toEqual([third?.startSeconds, third?.startSeconds]);
    expect(third?.startSeconds).toBeGreaterThan((first?.endSeconds ?? 0) + 1);
    expect(gaps).toMatchObject([{ to: third?.startedAt, reason: 'stalled' }]);
  });
});
