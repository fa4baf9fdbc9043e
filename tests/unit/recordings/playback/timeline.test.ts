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
