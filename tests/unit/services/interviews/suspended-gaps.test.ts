import { describe, expect, it } from 'vitest';
import { withSuspensions } from '../../../../services/interviews/suspended-gaps';

const at = (time: string) => new Date(`2026-11-25T${time}+08:00`).toISOString();
const gap = (cameraId: string, from: string, to?: string) => ({
  ...{ cameraId, from: at(from), cause: 'ended' },
  ...(to !== undefined && { to: at(to) }),
});
const cam1 = { id: 'cam1' };
const cameras = [cam1, { id: 'cam2' }];

it('what is missing by law says so, and a fault before or after it stays a fault', () => {
  const span = { scope: 'all', since: at('10:00:00'), until: at('10:05:00') };
  const gaps = [gap('cam1', '09:58:00', '10:05:01'), gap('cam2', '09:59:59', '10:05:02'), gap('cam2', '10:05:03', '10:05:09')];
  expect(withSuspensions(gaps, [span], cameras).map(({ cause }) => cause)).toEqual(['ended', 'suspended', 'ended']);
});

it('a camera that fails when the session goes on is missing by law up to there alone, and by its fault afterwards', () => {
  const span = { scope: 'all', since: at('10:00:00'), until: at('10:05:00') };
  const gaps = [gap('cam1', '09:59:59', '10:05:04'), gap('cam1', '09:59:59', '10:05:09'), { ...gap('cam2', '09:59:59'), cause: 'refused' }];
  expect(withSuspensions(gaps, [span], cameras)).toEqual([
    { ...gap('cam1', '09:59:59', '10:05:04'), cause: 'suspended' },
    { ...gap('cam1', '09:59:59', '10:05:00'), cause: 'suspended' },
    { ...gap('cam1', '10:05:00', '10:05:09'), cause: 'stalled' },
    { ...gap('cam2', '09:59:59', '10:05:00'), cause: 'suspended' },
    { ...gap('cam2', '10:05:00'), cause: 'refused' },
  ]);
});

it('a suspension in which the session ended is a gap of every camera to the end', () => {
  const span = { scope: 'all', since: at('10:00:00'), until: null };
  expect(withSuspensions([], [span], cameras)).toEqual([
    { cameraId: 'cam1', from: at('10:00:00'), cause: 'suspended' },
    { cameraId: 'cam2', from: at('10:00:00'), cause: 'suspended' },
  ]);
});

it("a session that ended before a camera gave a picture again is missing by law up to the suspension's end alone", () => {
  const span = { scope: 'all', since: at('10:00:00'), until: at('10:05:00') };
  expect(withSuspensions([gap('cam1', '09:59:59')], [span], [cam1])).toEqual([
    { ...gap('cam1', '09:59:59', '10:05:00'), cause: 'suspended' },
    { ...gap('cam1', '10:05:00'), cause: 'stalled' },
  ]);
});

it('a camera that had failed before a suspension in which the session ended is missing by its fault, and once', () => {
  const span = { scope: 'all', since: at('10:00:00'), until: null };
  expect(withSuspensions([gap('cam1', '09:58:00')], [span], cameras)).toEqual([
    gap('cam1', '09:58:00'),
    { cameraId: 'cam2', from: at('10:00:00'), cause: 'suspended' },
  ]);
});

it('a second suspension that began before a camera had the time to give a picture is missing by law too', () => {
  const spans = [
    { scope: 'all', since: at('10:00:00'), until: at('10:05:00') },
    { scope: 'all', since: at('10:05:03'), until: at('10:09:00') },
    { scope: 'all', since: at('10:20:00'), until: at('10:30:00') },
  ];
  expect(withSuspensions([gap('cam1', '09:59:59', '10:09:02')], spans, [cam1])).toEqual([
    { ...gap('cam1', '09:59:59', '10:09:02'), cause: 'suspended' },
  ]);
  expect(withSuspensions([gap('cam1', '09:59:59', '10:09:08')], spans, [cam1])).toEqual([
    { ...gap('cam1', '09:59:59', '10:09:00'), cause: 'suspended' },
    { ...gap('cam1', '10:09:00', '10:09:08'), cause: 'stalled' },
  ]);
});

it('and where the session ended in the second one, it lasts to the end', () => {
  const spans = [
    { scope: 'all', since: at('10:00:00'), until: at('10:05:00') },
    { scope: 'all', since: at('10:05:03'), until: null },
  ];
  expect(withSuspensions([gap('cam1', '09:59:59')], spans, cameras)).toEqual([
    { ...gap('cam1', '09:59:59'), cause: 'suspended' },
    { cameraId: 'cam2', from: at('10:05:03'), cause: 'suspended' },
  ]);
});

describe('the sound or the pictures alone', () => {
  const microphone = { id: 'mic1', kind: 'microphone' as const };
  const both = [cam1, microphone];

  it('the microphone lacks the sound by law; a camera is begun anew twice and lacks nothing else', () => {
    const span = { scope: 'sound', since: at('10:00:00'), until: at('10:05:00') };
    const gaps = [gap('cam1', '10:00:00', '10:00:01'), gap('cam1', '10:05:01', '10:05:02'), gap('mic1', '10:00:00', '10:05:02')];
    expect(withSuspensions(gaps, [span], both)).toEqual([
      { ...gap('cam1', '10:00:00', '10:00:01'), cause: 'changeover' },
      { ...gap('cam1', '10:05:01', '10:05:02'), cause: 'changeover' },
      { ...gap('mic1', '10:00:00', '10:05:02'), cause: 'sound-withheld' },
    ]);
  });

  it('a camera that doesn’t come back when it is begun anew failed, and one that fails meanwhile too', () => {
    const span = { scope: 'sound', since: at('10:00:00'), until: null };
    const fault = { ...gap('cam1', '10:02:00', '10:02:30'), cause: 'refused' };
    expect(withSuspensions([gap('cam1', '10:00:00', '10:00:09'), fault], [span], both)).toEqual([
      { ...gap('cam1', '10:00:00', '10:00:09'), cause: 'stalled' },
      fault,
      { cameraId: 'mic1', from: at('10:00:00'), cause: 'sound-withheld' },
    ]);
  });

  it('a camera lacks its pictures by law from the first of the two gaps around its sound to the end of the second', () => {
    const span = { scope: 'picture', since: at('10:00:00'), until: at('10:05:00') };
    const gaps = [gap('cam1', '09:59:59', '10:00:01'), gap('cam1', '10:05:01', '10:05:02')];
    expect(withSuspensions(gaps, [span], both)).toEqual([{ ...gap('cam1', '09:59:59', '10:05:02'), cause: 'picture-withheld' }]);
    // A later order within seconds has its own gap.
    const sound = { scope: 'sound', since: at('10:05:04'), until: null };
    expect(withSuspensions([...gaps, gap('cam1', '10:05:04', '10:05:05')], [span, sound], [cam1])).toEqual([
      { ...gap('cam1', '09:59:59', '10:05:02'), cause: 'picture-withheld' },
      { ...gap('cam1', '10:05:04', '10:05:05'), cause: 'changeover' },
    ]);
    // One without sound stood still.
    expect(withSuspensions([gap('cam1', '09:59:59', '10:05:02')], [span], both)).toEqual([
      { ...gap('cam1', '09:59:59', '10:05:02'), cause: 'picture-withheld' },
    ]);
  });

  it('and to the end where the session ended in it; its lost sound is a fault beside', () => {
    const span = { scope: 'picture', since: at('10:00:00'), until: null };
    const fault = { ...gap('cam1', '10:02:00', '10:02:30'), cause: 'refused' };
    expect(withSuspensions([gap('cam1', '09:59:59', '10:00:01'), fault], [span], both)).toEqual([
      { ...gap('cam1', '09:59:59'), cause: 'picture-withheld' },
      fault,
    ]);
  });
});
