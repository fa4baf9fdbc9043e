import { describe, expect, it } from 'vitest';
import { roles } from '../../../../services/contract/people';
import { stages } from '../../../../services/rooms/booking-state';
import { emergencyRefusal, unlockRefusal, type UnlockFacts } from '../../../../services/rooms/unlock-rule';

const facts: UnlockFacts = {
  stage: 'registered',
  startsAt: '2026-11-25T01:00:00.000Z',
  endsAt: '2026-11-25T03:30:00.000Z',
  role: 'room-administrator',
  toId: 'lin',
  namedIds: ['lin', 'huang'],
  keyOutWith: undefined,
  obstacle: undefined,
};
const inTime = new Date('2026-11-25T01:10:00.000Z');

describe('[row 80] when the lock may be opened (规定§9, §11)', () => {
  it('by the administrator alone, of all roles', () => {
    expect(roles.filter((role) => unlockRefusal({ ...facts, role }, inTime) === undefined)).toEqual(['room-administrator']);
  });
  it('[row 84] for a booking that is approved and registered, of all stages', () => {
    expect(stages.filter((stage) => unlockRefusal({ ...facts, stage }, inTime) === undefined)).toEqual(['registered', 'checked']);
  });
  it.each([
    ['2026-11-25T00:29:59.999Z', 'outside-window'],
    ['2026-11-25T00:30:00.000Z', undefined],
    ['2026-11-25T03:29:59.999Z', undefined],
    ['2026-11-25T03:30:00.000Z', 'outside-window'],
  ])('at %s: %s', (at, why) => {
    expect(unlockRefusal(facts, new Date(at))?.why).toBe(why);
  });
  it('for persons whom the booking names, while the key is here and the room is ready', () => {
    expect(unlockRefusal({ ...facts, toId: 'huang' }, inTime)).toBeUndefined();
    expect(unlockRefusal({ ...facts, toId: 'zhou' }, inTime)).toEqual({ why: 'not-named' });
    expect(unlockRefusal({ ...facts, keyOutWith: '周海燕' }, inTime)).toEqual({ why: 'key-out', holder: '周海燕' });
    const obstacle = { code: 'not-checked-today', article: '规定§7', stops: 'unlock', note: '' } as const;
    expect(unlockRefusal({ ...facts, obstacle }, inTime)).toEqual({ why: 'not-ready', obstacle });
  });
});

describe('in an emergency', () => {
  it('takes a reason and two people', () => {
    expect(emergencyRefusal('  ', 'lin', 'huang')).toBe('no-reason');
    expect(emergencyRefusal('有人晕倒', 'lin', 'lin')).toBe('same-person');
    expect(emergencyRefusal('有人晕倒', 'lin', 'huang')).toBeUndefined();
  });
});
