import { expect, it } from 'vitest';
import { planComposite } from '../../../../recordings/playback/composite-plan';
import type { Timeline } from '../../../../recordings/playback/timeline';

const seconds = (file: string, from: number, to: number) => ({ file, fromMs: from * 1000, toMs: to * 1000 });
const timeline: Timeline = {
  startedAt: '2026-11-25T01:02:04.000Z',
  lengthMs: 30_000,
  tracks: [
    {
      cameraId: 'front',
      parts: [seconds('front/1', 0, 10), { ...seconds('front/2', 10, 20), soundOnly: true }, seconds('front/3', 20, 30)],
      gaps: [{ fromMs: 10_000, toMs: 20_000, cause: 'picture-withheld' }],
    },
    { cameraId: 'room', parts: [seconds('room/1', 0, 10), seconds('room/2', 20, 30)], gaps: [] },
  ],
};

it('shows a gap where a camera has sound alone, and takes no picture out of such a file', () => {
  const [chunk] = planComposite(timeline, 'front', 'room');
  expect(chunk?.main).toEqual([
    { kind: 'recorded', file: 'front/1', fromMs: 0, frames: 250 },
    { kind: 'gap', frames: 250 },
    { kind: 'recorded', file: 'front/3', fromMs: 0, frames: 250 },
  ]);
  expect(chunk?.inset.map(({ kind }) => kind)).toEqual(['recorded', 'gap', 'recorded']);
});

it('begins no chunk at a file of sound, which has no picture to begin with', () => {
  expect(planComposite(timeline, 'front', 'room', 14_000).map(({ fromMs }) => fromMs)).toEqual([0, 14_000]);
});
