import { describe, expect, it } from 'vitest';
import * as format from '../../../../renderer/components/format';

describe('format', () => {
  it('says instants in Beijing time, also across midnight', () => {
    expect(format.clockTime('2026-11-25T01:02:14.900Z')).toBe('09:02:14');
    expect(format.dateTime('2026-11-24T17:30:00.000Z')).toBe('2026-11-25 01:30:00');
    expect(format.monthDay('2026-11-24T17:30:00.000Z')).toBe('11-25');
    expect(format.dateHeading('2026-11-25')).toBe('2026年11月25日 星期三');
  });

  it('says of an end after midnight that it is of the next day', () => {
    const at = (minute: number) => format.instantAt('2028-02-29', minute);
    expect([600, 1440, 1530].map((end) => format.timeSpan(at(540), at(end)))).toEqual(['09:00–10:00', '09:00–24:00', '09:00–次日 01:30']);
  });

  it('goes from a Beijing day and minute to the instant and back', () => {
    const instant = format.instantAt('2026-11-26', 630);
    expect(instant).toBe('2026-11-26T02:30:00.000Z');
    expect([format.dateOf(instant), format.minuteOfDay(instant)]).toEqual(['2026-11-26', 630]);
  });

  it.each([
    [2_722_000, '00:45:22', '45 分 22 秒'],
    [11_520_000, '03:12:00', '3 小时 12 分'],
    [8_400, '00:00:08', '8 秒'],
    [102_000, '00:01:42', '1 分 42 秒'],
  ])('%d ms is %s, in words %s', (ms, clock, words) => {
    expect(format.duration(ms)).toBe(clock);
    expect(format.durationInWords(ms)).toBe(words);
  });

  it.each([
    [612_000, '612 kB'],
    [172_400_000, '172 MB'],
    [21_600_000_000, '21.6 GB'],
    [999_600, '1.0 MB'],
    [0, '0 B'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(format.byteSize(bytes)).toBe(words);
  });

  it('writes signs with a real minus and none for nothing', () => {
    expect([format.signed(0.12, 2), format.signed(-0.31, 2), format.signed(-0.001, 2)]).toEqual(['+0.12', '−0.31', '0.00']);
  });
});
