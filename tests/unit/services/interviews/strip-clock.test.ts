import { describe, expect, it } from 'vitest';
import type { StripFacts } from '../../../../services/interviews/recording-strip';
import { StripClock } from '../../../../services/interviews/strip-clock';

/** A clock whose gatherings read the room when they begin and end when they are told to. */
function heldClock() {
  const room = { name: 'before' };
  const held: (() => void)[] = [];
  const shown: string[] = [];
  const gather = () => {
    const facts: StripFacts = {
      now: '2026-11-25T01:02:14.000Z',
      roomName: room.name,
      activity: { kind: 'idle' },
      registrationCode: undefined,
      nextBookingAt: undefined,
      lastSealedAt: undefined,
      cameras: [],
      clockOffsetSeconds: undefined,
      diskHours: undefined,
    };
    return new Promise<StripFacts>((resolve) => held.push(() => resolve(facts)));
  };
  const clock = new StripClock(
    gather,
    (view) => shown.push(view.roomName),
    (problem) => shown.push(String(problem)),
  );
  return { clock, room, held, shown };
}

describe('the clock of the strip', () => {
  it('shows a change at once though a gathering that began before it is still under way', async () => {
    const { clock, room, held, shown } = heldClock();
    void clock.beat();
    room.name = 'after';
    const seen = clock.beat();
    held.shift()?.();
    await Promise.resolve();
    await expect.poll(() => held.length).toBe(1);
    held.shift()?.();
    await seen;
    expect(shown).toEqual(['before', 'after']);
  });

  it('gathers once more for any number of changes in the meantime', async () => {
    const { clock, held, shown } = heldClock();
    const first = clock.beat();
    const others = [clock.beat(), clock.beat(), clock.beat()];
    held.shift()?.();
    await first;
    await expect.poll(() => held.length).toBe(1);
    held.shift()?.();
    await Promise.all(others);
    expect(shown).toHaveLength(2);
    expect(held).toHaveLength(0);
  });
});
