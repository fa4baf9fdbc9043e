import { describe, expect, it } from 'vitest';
import { questionedElsewhere, type Awaited } from '../../../../services/interviews/questioned-elsewhere';

const person = { questionedDocument: 'resident-id', questionedIdNumber: '440106198502141244' };
const held: Awaited = { id: 's1', roomId: 'X1', phase: 'questioning', endedAt: null, ...person };
const wanted: Awaited = { id: 's2', roomId: 'X2', phase: 'ready', endedAt: null, ...person };

describe('[row 88] who is questioned is in one room at a time (规定§13)', () => {
  it.each(['ready', 'opening', 'questioning', 'reviewing', 'interrupted', 'suspended'])(
    'finds the other session while it is %s',
    (phase) => {
      expect(questionedElsewhere([{ ...held, phase }], wanted)?.id).toBe('s1');
    },
  );

  it.each<readonly [string, Partial<Awaited>]>([
    ['another number', { questionedIdNumber: '440106198502141236' }],
    ['the same digits of another document', { questionedDocument: 'passport' }],
    ['what has ended', { endedAt: '2026-11-25T03:00:00.000Z' }],
    ['what isn’t there for anybody yet', { phase: 'checked' }],
    ['what was given up', { phase: 'abandoned' }],
    ['the same room, which has one session at a time', { roomId: 'X2' }],
    ['itself', { id: 's2' }],
  ])('lets pass %s', (_, change) => {
    expect(questionedElsewhere([{ ...held, ...change }], wanted)).toBeUndefined();
  });

  it.each<readonly [string, Partial<Awaited>]>([
    ['without a number: many have one name', { questionedIdNumber: '' }],
    ['by the unit’s code: two may come for it', { questionedDocument: 'unit-code' }],
  ])('refuses nobody %s', (_, change) => {
    expect(questionedElsewhere([{ ...held, ...change }], { ...wanted, ...change })).toBeUndefined();
  });

  it('asks only once somebody is awaited here: the room may be made ready before', () => {
    expect(questionedElsewhere([held], { ...wanted, phase: 'checked' })).toBeUndefined();
  });
});
