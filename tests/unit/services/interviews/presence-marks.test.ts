import { expect, it } from 'vitest';
import { presenceMarks } from '../../../../services/interviews/presence-marks';

const at = (time: string) => `2026-11-25T01:${time}.000Z`;
const marks = (...short: readonly (readonly [from: string, to: string | undefined, ...names: string[]])[]) =>
  presenceMarks({ short: short.map(([from, to, ...names]) => ({ from: at(from), to: to && at(to), names })) }, at('50:00')).map((mark) => [
    mark.at.slice(14, 19),
    mark.text,
  ]);
const one = '室内执法人员 1 名，在场登记：林志强';

it('[row 87] the moment from which one officer was alone can be watched, and the one from which there were two again (规定§13)', () => {
  expect(marks()).toEqual([]);
  expect(marks(['21:10', undefined, '林志强'])).toEqual([['21:10', one]]);
  expect(marks(['21:10', '21:48', '林志强'])).toEqual([
    ['21:10', one],
    ['21:48', '室内执法人员恢复两名'],
  ]);
});

it('[row 87] nobody is back where the other goes out too, or where the session ends (规定§13)', () => {
  expect(marks(['21:10', '21:30', '林志强'], ['21:30', '21:48'], ['40:00', '50:00', '林志强'])).toEqual([
    ['21:10', one],
    ['21:30', '室内执法人员 0 名，在场登记：无'],
    ['21:48', '室内执法人员恢复两名'],
    ['40:00', one],
  ]);
});
