import { describe, expect, it } from 'vitest';
import { breaksOf } from '../../../../../renderer/screens/playback/breaks';
import { afterGap, neighbour, picturedAt, withoutBroken } from '../../../../../renderer/screens/playback/moments';
import { axisTicks, momentAt, percent, withRoom } from '../../../../../renderer/screens/playback/timeline-scale';
import type { PlaybackTrack } from '../../../../../services/contract/playback';

const track: PlaybackTrack = {
  cameraId: 'cam1',
  name: '法制一号机位',
  view: 'questioned',
  kind: 'picture',
  mimeType: undefined,
  frameMs: 40,
  parts: [
    { file: 'cam1/1.mp4', fromMs: 0, toMs: 10_000 },
    { file: 'cam1/2.mp4', fromMs: 10_000, toMs: 20_000 },
  ],
  gaps: [{ fromMs: 20_000, toMs: 24_000, cause: 'stalled' }],
};

describe('the ways along a recording', () => {
  it('finds the mark before and after, and not the one just passed', () => {
    expect(neighbour([9_000, 3_000], 3_500, 1)).toBe(9_000);
    expect(neighbour([9_000, 3_000], 9_500, -1)).toBe(3_000);
    expect(neighbour([3_000], 5_000, 1)).toBeUndefined();
  });

  it('skips a gap to where every camera has a picture again', () => {
    const other = { gaps: [{ fromMs: 23_000, toMs: 30_000, cause: 'unreachable' }] };
    expect(afterGap([track, other], 5_000)).toBe(30_000);
    expect(afterGap([track], 21_000)).toBe(24_000);
    expect(afterGap([track], 24_000)).toBeUndefined();
  });

  it('does not play a file that is not what was sealed, and says so in its place', () => {
    const [rest] = withoutBroken([track], new Set(['cam1/2.mp4']));
    expect(rest?.parts.map(({ file }) => file)).toEqual(['cam1/1.mp4']);
    expect(rest?.gaps[0]).toEqual({ fromMs: 10_000, toMs: 20_000, cause: 'changed' });
  });

  it('finds no picture in a file of sound', () => {
    const parts = [...track.parts, { file: 'cam1/3.mp4', fromMs: 20_000, toMs: 30_000, soundOnly: true as const }];
    expect([19_999, 20_000, 30_000].map((atMs) => picturedAt({ parts }, atMs))).toEqual([true, false, false]);
  });

  it('pairs the marks of a break', () => {
    const mark = (seconds: number, text: string) => ({
      id: String(seconds),
      at: new Date(seconds * 1000).toISOString(),
      text,
      kind: 'manual' as const,
    });
    const view = {
      beginsAt: new Date(0).toISOString(),
      lengthMs: 90_000,
      marks: [mark(10, '始'), mark(20, '别的'), mark(30, '终'), mark(80, '始')],
    };
    expect(breaksOf(view, { begun: '始', over: '终' })).toEqual([
      { fromMs: 10_000, toMs: 30_000 },
      { fromMs: 80_000, toMs: 90_000 },
    ]);
  });
});

describe('the axis', () => {
  it('shows round recording times, counted from the entry', () => {
    const ticks = axisTicks(7_637_000, 60_000);
    expect(ticks.map(({ recordingMs }) => recordingMs / 60_000)).toEqual([0, 20, 40, 60, 80, 100, 120]);
    expect(ticks[0]?.atMs).toBe(60_000);
    expect(axisTicks(30_000, 10_000).map(({ recordingMs }) => recordingMs)).toEqual([-10_000, -5_000, 0, 5_000, 10_000, 15_000]);
  });

  it('places moments and finds them again', () => {
    expect(percent(2_500, 10_000)).toBe('25%');
    expect(momentAt(150, 100, 200, 10_000)).toBe(2_500);
    expect([momentAt(50, 100, 200, 10_000), momentAt(500, 100, 200, 10_000)]).toEqual([0, 10_000]);
  });

  it('leaves out words that would run into the ones before them', () => {
    const items = [{ fromMs: 0 }, { fromMs: 100 }, { fromMs: 300 }];
    expect([...withRoom(items, 1_000, 0.2)]).toEqual([{ fromMs: 0 }, { fromMs: 300 }]);
  });
});
