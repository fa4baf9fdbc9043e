import { describe, expect, it } from 'vitest';
import { applicantElsewhere } from '../../../../services/rooms/applicant-elsewhere';

const at = (time: string) => `2026-11-25T${time}:00.000Z`;
const held = { id: 'b1', roomId: 'X2', startsAt: at('01:00'), endsAt: at('03:00'), status: 'approved', requestedById: 'lin' };
const wanted = { roomId: 'X1', startsAt: at('02:00'), endsAt: at('04:00'), requestedById: 'lin' };

describe('[row 84] who applies and leads is in one room at a time (规定§11, §13)', () => {
  it('finds the earliest of the other rooms that overlaps', () => {
    const later = { ...held, id: 'b2', startsAt: at('03:30'), endsAt: at('05:00') };
    expect(applicantElsewhere([later, held], wanted)?.id).toBe('b1');
  });

  it.each([
    ['another applicant', { requestedById: 'huang' }],
    ['the same room, whose overlap is refused as such', { roomId: 'X1' }],
    ['what ended as this begins', { endsAt: at('02:00') }],
    ['what begins as this ends', { startsAt: at('04:00'), endsAt: at('05:00') }],
    ['what was cancelled', { status: 'cancelled' }],
    ['what is over and the key is back', { status: 'keyReturned' }],
  ])('lets pass %s', (_, change) => {
    expect(applicantElsewhere([{ ...held, ...change }], wanted)).toBeUndefined();
  });

  it('is not in its own way when it is moved to another room', () => {
    expect(applicantElsewhere([held], { ...wanted, id: 'b1' })).toBeUndefined();
  });
});
