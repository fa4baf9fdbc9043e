import { expect, it } from 'vitest';
import {
  countingGaps,
  isReportedLate,
  statementState,
  textProblem,
  wantedStatements,
} from '../../../../services/statements/statement-rule';
import { spansOfGaps } from '../../../../services/statements/statement-spans';

const at = (time: string) => new Date(`2026-11-25T${time}+08:00`).toISOString();
const gap = (from: string, to?: string) => ({
  cameraId: 'cam1',
  from: at(from),
  to: to === undefined ? undefined : at(to),
  cause: 'stalled',
});

it('[row 39] a gap counts with the part of it that lies within the session, from 5 s on', () => {
  const gaps = [gap('09:00:00', '09:02:12'), gap('09:30:00', '09:30:04'), gap('10:00:00', '10:00:05'), gap('11:09:30')];
  const counting = countingGaps(gaps, at('09:02:10'), at('11:09:31'), at('12:00:00'));
  expect(counting).toEqual([gap('10:00:00', '10:00:05')]);
  expect(countingGaps([gap('10:00:00')], at('09:02:10'), null, at('10:00:05'))).toHaveLength(1);
  expect(countingGaps(gaps, null, null, at('12:00:00'))).toEqual([]);
});

it('asks for a statement of each kind that there are facts of', () => {
  expect(wantedStatements({ gaps: [], stopped: false, suspended: false })).toEqual([]);
  expect(wantedStatements({ gaps: [gap('10:00:00')], stopped: true, suspended: true })).toEqual(['fault', 'suspended', 'stopped']);
});

it('[row 40] is as its newest signing or review left it', () => {
  const state = (...kinds: readonly string[]) => statementState(kinds.map((kind) => ({ kind })));
  expect([
    state(),
    state('reported'),
    state('signed', 'reported'),
    state('signed', 'returned'),
    state('signed', 'returned', 'signed', 'approved'),
  ]).toEqual(['draft', 'draft', 'signed', 'returned', 'approved']);
});

it('[row 57] flags a report that came later than 10 minutes, or not at all (规程§13)', () => {
  const told = (time: string) => [{ kind: 'reported', at: at(time) }];
  expect(isReportedLate(at('10:00:00'), told('10:10:00'), at('12:00:00'))).toBe(false);
  expect(isReportedLate(at('10:00:00'), told('10:10:01'), at('12:00:00'))).toBe(true);
  expect(isReportedLate(at('10:00:00'), [], at('10:09:00'))).toBe(false);
  expect(isReportedLate(at('10:00:00'), [], at('10:11:00'))).toBe(true);
});

it('[row 39] wants a ground, a reason and a basis (制度§19)', () => {
  const text = { ground: 'force-majeure', reason: '停电', basis: '制度第十九条第（三）项', continuing: '' };
  expect(textProblem(text)).toBeUndefined();
  expect(textProblem({ ...text, ground: 'other' })).toBe('ground-missing');
  expect(textProblem({ ...text, reason: ' ' })).toBe('words-missing');
  expect(textProblem({ ...text, basis: '' })).toBe('basis-missing');
});

it('links the files before and after a gap, and says when the console called', () => {
  const segment = (n: number, cameraId: string, time: string) => ({ n, cameraId, file: `${cameraId}/${n}.mp4`, startedAt: at(time) });
  const segments = [
    segment(1, 'cam1', '09:00:00'),
    segment(2, 'cam2', '09:00:00'),
    segment(3, 'cam1', '10:00:20'),
    segment(4, 'cam2', '10:00:30'),
  ];
  expect(spansOfGaps([gap('10:00:00', '10:00:19')], segments, [{ cameraId: 'cam1', at: at('10:00:03') }], () => '法制一号机位')).toEqual([
    {
      ...{ device: '法制一号机位', from: at('10:00:00'), to: at('10:00:19'), cause: 'stalled', alarmAt: at('10:00:03') },
      ...{ before: { n: 1, file: 'cam1/1.mp4' }, after: { n: 3, file: 'cam1/3.mp4' } },
    },
  ]);
});
