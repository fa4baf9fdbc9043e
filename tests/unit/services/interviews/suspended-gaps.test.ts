import { expect, it } from 'vitest';
import { withSuspensions } from '../../../../services/interviews/suspended-gaps';

const at = (time: string) => new Date(`2026-11-25T${time}+08:00`).toISOString();
const gap = (cameraId: string, from: string, to?: string) => ({
  ...{ cameraId, from: at(from), cause: 'ended' },
  ...(to !== undefined && { to: at(to) }),
});

it('what is missing by law says so, and a fault before or after it stays a fault', () => {
  const span = { since: at('10:00:00'), until: at('10:05:00') };
  const gaps = [gap('cam1', '09:58:00', '10:05:01'), gap('cam2', '09:59:59', '10:05:02'), gap('cam2', '10:05:03', '10:05:09')];
  expect(withSuspensions(gaps, [span], ['cam1', 'cam2']).map(({ cause }) => cause)).toEqual(['ended', 'suspended', 'ended']);
});

it('a camera that fails when the session goes on is missing by law up to there alone, and by its fault afterwards', () => {
  const span = { since: at('10:00:00'), until: at('10:05:00') };
  const gaps = [gap('cam1', '09:59:59', '10:05:04'), gap('cam1', '09:59:59', '10:05:09'), { ...gap('cam2', '09:59:59'), cause: 'refused' }];
  expect(withSuspensions(gaps, [span], ['cam1', 'cam2'])).toEqual([
    { ...gap('cam1', '09:59:59', '10:05:04'), cause: 'suspended' },
    { ...gap('cam1', '09:59:59', '10:05:00'), cause: 'suspended' },
    { ...gap('cam1', '10:05:00', '10:05:09'), cause: 'stalled' },
    { ...gap('cam2', '09:59:59', '10:05:00'), cause: 'suspended' },
    { ...gap('cam2', '10:05:00'), cause: 'refused' },
  ]);
});

it('a suspension in which the session ended is a gap of every camera to the end', () => {
  const span = { since: at('10:00:00'), until: null };
  expect(withSuspensions([], [span], ['cam1', 'cam2'])).toEqual([
    { cameraId: 'cam1', from: at('10:00:00'), cause: 'suspended' },
    { cameraId: 'cam2', from: at('10:00:00'), cause: 'suspended' },
  ]);
});

it("a session that ended before a camera gave a picture again is missing by law up to the suspension's end alone", () => {
  const span = { since: at('10:00:00'), until: at('10:05:00') };
  expect(withSuspensions([gap('cam1', '09:59:59')], [span], ['cam1'])).toEqual([
    { ...gap('cam1', '09:59:59', '10:05:00'), cause: 'suspended' },
    { ...gap('cam1', '10:05:00'), cause: 'stalled' },
  ]);
});

it('a camera that had failed before a suspension in which the session ended is missing by its fault, and once', () => {
  const span = { since: at('10:00:00'), until: null };
  expect(withSuspensions([gap('cam1', '09:58:00')], [span], ['cam1', 'cam2'])).toEqual([
    gap('cam1', '09:58:00'),
    { cameraId: 'cam2', from: at('10:00:00'), cause: 'suspended' },
  ]);
});

it('a second suspension that began before a camera had the time to give a picture is missing by law too', () => {
  const spans = [
    { since: at('10:00:00'), until: at('10:05:00') },
    { since: at('10:05:03'), until: at('10:09:00') },
    { since: at('10:20:00'), until: at('10:30:00') },
  ];
  expect(withSuspensions([gap('cam1', '09:59:59', '10:09:02')], spans, ['cam1'])).toEqual([
    { ...gap('cam1', '09:59:59', '10:09:02'), cause: 'suspended' },
  ]);
  expect(withSuspensions([gap('cam1', '09:59:59', '10:09:08')], spans, ['cam1'])).toEqual([
    { ...gap('cam1', '09:59:59', '10:09:00'), cause: 'suspended' },
    { ...gap('cam1', '10:09:00', '10:09:08'), cause: 'stalled' },
  ]);
});

it('and where the session ended in the second one, it lasts to the end', () => {
  const spans = [
    { since: at('10:00:00'), until: at('10:05:00') },
    { since: at('10:05:03'), until: null },
  ];
  expect(withSuspensions([gap('cam1', '09:59:59')], spans, ['cam1', 'cam2'])).toEqual([
    { ...gap('cam1', '09:59:59'), cause: 'suspended' },
    { cameraId: 'cam2', from: at('10:05:03'), cause: 'suspended' },
  ]);
});
