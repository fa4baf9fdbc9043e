import { describe, expect, it } from 'vitest';
import { bookingObstacle, obstaclesOf, unlockObstacle, type ReadinessFacts } from '../../../../services/rooms/room-readiness';

const now = new Date('2026-11-25T08:20:00+08:00');
const checked = { checkedOn: '2026-11-25', devices: 'good', cleanliness: 'good', note: '' } as const;
const ready: ReadinessFacts = {
  responsible: true,
  administrators: 1,
  check: checked,
  setting: 'unlock',
};
const today = '2026-11-25T06:00:00.000Z';
const tomorrow = '2026-11-26T06:00:00.000Z';
const judge = (change: Partial<ReadinessFacts>) => {
  const obstacles = obstaclesOf({ ...ready, ...change }, now);
  return [bookingObstacle(obstacles, today, now)?.code, bookingObstacle(obstacles, tomorrow, now)?.code, unlockObstacle(obstacles)?.code];
};

describe('whether a room is ready: for a booking of today, of tomorrow, for the door', () => {
  it('with everything on file and checked nothing stands against it', () => {
    expect(judge({})).toEqual([undefined, undefined, undefined]);
  });
  it.each([
    [{ responsible: false }, 'no-responsible'],
    [{ administrators: 0 }, 'no-administrator'],
  ] as const)('[row 72] %o: not bookable at all (规定§4)', (change, code) => {
    expect(judge(change)).toEqual([code, code, code]);
    expect(obstaclesOf({ ...ready, ...change }, now)[0]?.article).toBe('规定§4');
  });
  it('[row 75] without the check of today the door stays shut, warns, or today cannot be booked, as the setting says (规定§7)', () => {
    for (const check of [undefined, { ...checked, checkedOn: '2026-11-24' }]) {
      expect(judge({ check })).toEqual([undefined, undefined, 'not-checked-today']);
      expect(judge({ check, setting: 'booking' })).toEqual(['not-checked-today', undefined, 'not-checked-today']);
      expect(judge({ check, setting: 'warn' })).toEqual([undefined, undefined, undefined]);
      expect(obstaclesOf({ ...ready, check, setting: 'warn' }, now)).toHaveLength(1);
    }
  });
  it('[row 86] a device that can’t be done without and is out of use: not bookable at all (制度§17)', () => {
    expect(judge({ missing: ['门锁 2026-0003'] })).toEqual(['device-out-of-use', 'device-out-of-use', 'device-out-of-use']);
  });
  it('[row 75] what failed today’s self-test and is not reported keeps the door shut, or warns as the setting says (规定§7)', () => {
    expect(judge({ unreported: ['法制二号机位'] })).toEqual([undefined, undefined, 'self-test-failed']);
    expect(judge({ unreported: ['法制二号机位'], setting: 'warn' })).toEqual([undefined, undefined, undefined]);
  });
  it('[row 75] faulty devices take the room out of use, a dirty room shuts the door until it is clean', () => {
    expect(judge({ check: { ...checked, devices: 'faulty', note: '一号机位无画面' } })).toEqual(['out-of-use', 'out-of-use', 'out-of-use']);
    expect(judge({ check: { ...checked, cleanliness: 'lacking', note: '未打扫' } })).toEqual([undefined, undefined, 'out-of-use']);
  });
});
