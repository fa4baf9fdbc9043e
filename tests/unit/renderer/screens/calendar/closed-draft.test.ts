import { expect, it } from 'vitest';
import { closedProblem, closedTime } from '../../../../../renderer/screens/calendar/closed-draft';

const draft = { roomId: 'X1', date: '2028-02-29', from: 540, to: 660, weekly: true, lastOn: '', reason: '设备保养' };

it('closes a room each week from a day on, until a last day or without end, or on one day alone', () => {
  const time = { roomId: 'X1', weekday: 2, fromMinute: 540, toMinute: 660, firstOn: '2028-02-29', reason: '设备保养' };
  expect(closedTime(draft)).toEqual({ ...time, lastOn: undefined });
  expect(closedTime({ ...draft, lastOn: '2028-03-31' })).toEqual({ ...time, lastOn: '2028-03-31' });
  expect(closedTime({ ...draft, weekly: false, lastOn: '2028-03-31' })).toEqual({ ...time, lastOn: '2028-02-29' });
});

it.each([
  [{}, undefined],
  [{ to: 1440 }, undefined],
  [{ to: 1500 }, 'overMidnight'],
  [{ lastOn: '2028-02-28' }, 'lastOn'],
  [{ lastOn: '2028-02-30' }, 'lastOn'],
  [{ lastOn: '明年' }, 'lastOn'],
  [{ weekly: false, lastOn: '明年' }, undefined],
  [{ reason: ' ' }, 'reason'],
] as const)('with %j the problem is %s', (change, problem) => {
  expect(closedProblem({ ...draft, ...change })).toBe(problem);
});
