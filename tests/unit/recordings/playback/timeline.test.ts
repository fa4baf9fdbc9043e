import { describe, expect, it } from 'vitest';
import { instantOf, partAt, timelineOf } from '../../../../recordings/playback/timeline';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 25, 1, 2, second)).toISOString();
const file = (cameraId: string, from: number, to: number) => ({
  cameraId,
  file: `${cameraId}/${from}.mp4`,
  startedAt: at(from),
  endedAt: at(to),
});

describe('the timeline of a session', () => {
  it('lays all cameras on one clock that begins with the earliest file', () => {
    const timeline = timelineOf(['cam1', 'cam2'], [file('cam2', 11, 20), file('cam1', 10, 20), file('cam1', 20, 30)], []);
    expect(timeline).toMatchObject({ startedAt: at(10), lengthMs: 20_000 });
    expect(timeline?.tracks[0]?.parts.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 10_000],
      [10_000, 20_000],
    ]);
    expect(timeline && instantOf(timeline, 1_500)).toBe('2026-11-25T01:02:11.500Z');
  });

  it('shows every stretch without pictures, with its recorded cause or as unknown', () => {
    const segments = [file('cam1', 0, 10), file('cam1', 15, 30), file('cam1', 40, 50), file('cam2', 0, 30)];
    const timeline = timelineOf(['cam1', 'cam2', 'cam3'], segments, [
      { cameraId: 'cam1', from: at(9), to: at(16), cause: 'stalled' },
      { cameraId: 'cam2', from: at(30), cause: 'unreachable' },
    ]);
    expect(timeline?.tracks.map(({ gaps }) => gaps)).toEqual([
      [
        { fromMs: 10_000, toMs: 15_000, cause: 'stalled' },
        { fromMs: 30_000, toMs: 40_000, cause: 'unknown' },
      ],
      [{ fromMs: 30_000, toMs: 50_000, cause: 'unreachable' }],
      [{ fromMs: 0, toMs: 50_000, cause: 'unknown' }],
    ]);
  });

  it('calls nothing missing that lies before a camera’s pre-roll, but what is missing after the entry', () => {
    const segments = [file('cam1', 0, 30), file('cam2', 1, 30), file('cam3', 12, 30)];
    const causes = (gaps: Parameters<typeof timelineOf>[2]) =>
      timelineOf(['cam1', 'cam2', 'cam3'], segments, gaps, at(10))?.tracks.map((track) => track.gaps.map(({ cause }) => cause));
    expect(causes([])).toEqual([[], ['before-pre-roll'], ['unknown']]);
    expect(causes([{ cameraId: 'cam2', from: at(0), to: at(1), cause: 'killed' }])).toEqual([[], ['killed'], ['unknown']]);
  });

  it('keeps a stretch of sound alone as a part, and calls it a gap of the pictures with its own cause', () => {
    const counted = (cameraId: string, from: number, to: number, frames: number) => ({ ...file(cameraId, from, to), frames });
    const segments = [
      ...[counted('cam1', 0, 10, 250), counted('cam1', 11, 21, 0), counted('cam1', 21, 31, 0), counted('cam1', 32, 40, 200)],
      ...[counted('mic', 0, 20, 0), counted('mic', 30, 40, 0)],
    ];
    const gaps = [
      { cameraId: 'cam1', from: at(10), to: at(11), cause: 'changeover' },
      { cameraId: 'cam1', from: at(11), to: at(31), cause: 'picture-withheld' },
      { cameraId: 'cam1', from: at(31), to: at(32), cause: 'changeover' },
      { cameraId: 'mic', from: at(20), to: at(30), cause: 'sound-withheld' },
    ];
    const [camera, microphone] = timelineOf(['cam1', 'mic'], segments, gaps)?.tracks ?? [];
    expect(camera?.parts.map(({ soundOnly }) => soundOnly)).toEqual([undefined, true, true, undefined]);
    expect(camera?.gaps).toEqual([
      { fromMs: 10_000, toMs: 11_000, cause: 'changeover' },
      { fromMs: 11_000, toMs: 31_000, cause: 'picture-withheld' },
      { fromMs: 31_000, toMs: 32_000, cause: 'changeover' },
    ]);
    expect(camera && partAt(camera, 12_000)).toMatchObject({ file: 'cam1/11.mp4', soundOnly: true });
    expect(microphone?.parts.some((part) => 'soundOnly' in part)).toBe(false);
    expect(microphone?.gaps).toEqual([{ fromMs: 20_000, toMs: 30_000, cause: 'sound-withheld' }]);
  });

  it('finds the file of a moment, and none in a gap', () => {
    const [track] = timelineOf(['cam1'], [file('cam1', 0, 10), file('cam1', 15, 30)], [])?.tracks ?? [];
    expect(track && partAt(track, 10_000)).toBeUndefined();
    expect(track && partAt(track, 15_000)?.file).toBe('cam1/15.mp4');
    expect(track && partAt(track, 30_000)).toBeUndefined();
  });

  it('has nothing to show where nothing was recorded', () => {
    expect(timelineOf(['cam1'], [], [])).toBeUndefined();
  });
});
