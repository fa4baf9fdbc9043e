import { describe, expect, it } from 'vitest';
import { anchorOf, gapsOf, segmentsOf } from '../../../../recordings/capture/capture-events';
import type { CaptureEvent } from '../../../../recordings/capture/capture-events';

const at = (second: number): string => `2026-11-25T01:02:${String(second).padStart(2, '0')}.000Z`;
const opened = (attempt: number, second: number): CaptureEvent => ({
  kind: 'opened',
  attempt,
  anchor: { wall: at(second), monotonicMs: second * 1000, bootId: 'boot' },
});
const ended = (second: number, verdict: 'killed' | 'refused' | 'ended', lastPicture: number | undefined, asked = false): CaptureEvent => ({
  kind: 'ended',
  at: at(second),
  verdict,
  lastPictureAt: lastPicture === undefined ? undefined : at(lastPicture),
  asked,
});

const closed = (file: string, attempt: number, endSecond: number): CaptureEvent => ({
  kind: 'segment',
  segment: {
    ...{ cameraId: 'cam-1', attempt, ordinal: 1, file, bytes: 1, startedAt: at(endSecond - 2), endedAt: at(endSecond) },
    ...{ startSeconds: 0, endSeconds: 2, durationMs: 2000, frames: 50, bootId: 'boot', monotonicMs: 0, durable: true },
  },
});

describe('the gaps of a camera', () => {
  it('reach from the last picture before to the first after, with the first reason', () => {
    const events = [opened(1, 0), ended(10, 'killed', 9), ended(12, 'refused', undefined), opened(2, 20)];
    expect(gapsOf('cam-1', events)).toEqual([{ cameraId: 'cam-1', from: at(9), to: at(20), reason: 'killed' }]);
  });
  it('end where the more exact anchor of the next attempt says', () => {
    expect(gapsOf('cam-1', [opened(1, 0), ended(10, 'killed', 9), opened(2, 20), opened(2, 19)])[0]?.to).toBe(at(19));
  });
  it('begin with the first failure when the camera never gave a picture', () => {
    expect(gapsOf('cam-1', [ended(3, 'refused', undefined), opened(1, 8)])).toEqual([
      { cameraId: 'cam-1', from: at(3), to: at(8), reason: 'refused' },
    ]);
  });
  it('stay open while nothing follows', () => {
    expect(gapsOf('cam-1', [opened(1, 0), ended(10, 'killed', 9)])).toEqual([{ cameraId: 'cam-1', from: at(9), reason: 'killed' }]);
  });
  it('are none after an end that was asked for, unless recording goes on afterwards', () => {
    expect(gapsOf('cam-1', [opened(1, 0), ended(10, 'ended', 9, true)])).toEqual([]);
    expect(gapsOf('cam-1', [opened(1, 0), ended(10, 'ended', 9, true), opened(2, 15)])).toHaveLength(1);
  });
  it('say why recording did not go on after an end that was asked for, from its last picture on', () => {
    const events = [opened(1, 0), ended(10, 'ended', 9, true), ended(22, 'refused', undefined), ended(24, 'killed', undefined)];
    expect(gapsOf('cam-1', [...events, opened(2, 30)])).toEqual([{ cameraId: 'cam-1', from: at(9), to: at(30), reason: 'refused' }]);
    expect(gapsOf('cam-1', events)).toEqual([{ cameraId: 'cam-1', from: at(9), reason: 'refused' }]);
  });
  it('are open where recording was begun again and gave no picture before its second end', () => {
    const events = [opened(1, 0), ended(10, 'ended', 9, true), ended(22, 'ended', undefined, true)];
    expect(gapsOf('cam-1', events)).toEqual([{ cameraId: 'cam-1', from: at(9), reason: 'ended' }]);
    expect(gapsOf('cam-1', [...events, ended(30, 'refused', undefined)])).toEqual([{ cameraId: 'cam-1', from: at(9), reason: 'refused' }]);
    expect(gapsOf('cam-1', [...events, opened(3, 40), ended(50, 'ended', 49, true)])).toEqual([
      { cameraId: 'cam-1', from: at(9), to: at(40), reason: 'ended' },
    ]);
  });
  it('are there also where the end of the run before was never written down', () => {
    const events = [opened(1, 0), closed('cam-1/a', 1, 9), closed('cam-1/b', 1, 12), opened(2, 20), opened(2, 19)];
    expect(gapsOf('cam-1', events)).toEqual([{ cameraId: 'cam-1', from: at(12), to: at(19), reason: 'unknown' }]);
    expect(gapsOf('cam-1', [opened(1, 3), opened(2, 20)])).toEqual([{ cameraId: 'cam-1', from: at(3), to: at(20), reason: 'unknown' }]);
  });
  it('include holes in the stream itself', () => {
    expect(gapsOf('cam-1', [opened(1, 0), { kind: 'hole', from: at(4), to: at(7) }])).toEqual([
      { cameraId: 'cam-1', from: at(4), to: at(7), reason: 'stalled' },
    ]);
  });
});

describe('what is known of a camera', () => {
  it('keeps closed segments but those discarded by rule', () => {
    const events: CaptureEvent[] = [closed('cam-1/a', 1, 2), closed('cam-1/b', 1, 4), { kind: 'discarded', file: 'cam-1/a' }];
    expect(segmentsOf(events).map(({ file }) => file)).toEqual(['cam-1/b']);
  });
  it('takes the newest anchor of an attempt', () => {
    expect(anchorOf([opened(1, 5), opened(1, 4), opened(2, 9)], 1)?.wall).toBe(at(4));
    expect(anchorOf([], 1)).toBeUndefined();
  });
});
