import { describe, expect, it } from 'vitest';
import { beginEntryWatch, blindSensors, watchEntry, type RoomSample } from '../../../../services/interviews/entry-rule';
import { seededRandom } from '../../../support/random';

const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 1, 2, second)).toISOString();
const sample = (second: number, door: RoomSample['door'], presence: RoomSample['presence']): RoomSample => ({
  at: at(second),
  door,
  presence,
});

function seen(samples: readonly [RoomSample, ...RoomSample[]]) {
  return samples.slice(1).reduce(watchEntry, beginEntryWatch(samples[0]));
}

describe('the entry rule (规定§15)', () => {
  it('[row 92] begins at the first sample that shows somebody inside after the door opened', () => {
    const watch = seen([
      sample(0, 'closed', 'absent'),
      sample(5, 'open', 'absent'),
      sample(6, 'open', 'present'),
      sample(9, 'closed', 'present'),
    ]);
    expect(watch).toMatchObject({ step: 'entered', at: at(6), openedAt: at(5) });
  });

  it('begins when the door opens, where the inspectors are in the room already', () => {
    expect(seen([sample(0, 'closed', 'present'), sample(5, 'open', 'present')])).toEqual({ step: 'entered', at: at(5), openedAt: at(5) });
  });

  it('still sees the entry when the door closed before the sensor noticed the person', () => {
    expect(
      seen([sample(0, 'closed', 'absent'), sample(5, 'open', 'absent'), sample(7, 'closed', 'absent'), sample(8, 'closed', 'present')]),
    ).toMatchObject({ at: at(8) });
  });

  it('takes no presence without a door for an entry', () => {
    expect(seen([sample(0, 'closed', 'absent'), sample(5, 'closed', 'present')])).toEqual({ step: 'closed' });
  });

  it('does not guess while the door contact is unknown, nor from a door that stood open', () => {
    expect(seen([sample(0, 'unknown', 'present'), sample(1, 'open', 'present')])).toEqual({ step: 'unknown-door' });
    expect(seen([sample(0, 'open', 'present'), sample(1, 'open', 'present')])).toEqual({ step: 'unknown-door' });
    expect(seen([sample(0, 'open', 'present'), sample(1, 'closed', 'present'), sample(2, 'open', 'present')])).toMatchObject({
      step: 'entered',
      at: at(2),
    });
  });

  it('counts the first entry only', () => {
    expect(
      seen([sample(0, 'closed', 'absent'), sample(1, 'open', 'present'), sample(2, 'closed', 'present'), sample(3, 'open', 'present')]),
    ).toMatchObject({ at: at(1) });
  });

  it('sees the room left once the door has closed, opened again and nobody is seen; and somebody come back', () => {
    const inside = [sample(0, 'closed', 'absent'), sample(1, 'open', 'present'), sample(2, 'open', 'absent')] as const;
    // The door of the entry itself is still open, and whoever sits still isn't seen.
    expect(seen(inside)).toMatchObject({ step: 'entered', at: at(1) });
    expect(seen([...inside, sample(3, 'closed', 'absent'), sample(4, 'closed', 'absent')])).toMatchObject({ step: 'entered' });
    const left = [...inside, sample(3, 'closed', 'present'), sample(9, 'open', 'present'), sample(11, 'open', 'absent')] as const;
    expect(seen(left)).toEqual({ step: 'left', at: at(11), reopenedAt: at(9) });
    expect(seen([...left, sample(40, 'open', 'present')])).toEqual({ step: 'entered', at: at(40), openedAt: at(9) });
  });

  it('takes a dead line for nothing: neither an entry nor a leaving', () => {
    const inside = [sample(0, 'closed', 'absent'), sample(1, 'open', 'present'), sample(2, 'closed', 'present')] as const;
    expect(seen([...inside, sample(3, 'unknown', 'unknown'), sample(4, 'closed', 'present')])).toMatchObject({
      step: 'entered',
      at: at(1),
    });
    expect(seen([...inside, sample(3, 'open', 'unknown')])).toMatchObject({ step: 'entered' });
  });

  it('says which sensors can tell nothing', () => {
    expect(blindSensors(sample(0, 'closed', 'absent'))).toEqual([]);
    expect(blindSensors(sample(0, 'unknown', 'absent'))).toEqual(['door']);
    expect(blindSensors(sample(0, 'unknown', 'unknown'))).toEqual(['door', 'presence']);
  });
});

it('[row 92] over random samples an entry always follows a door seen to open, at an instant at which somebody was seen', () => {
  for (let seed = 1; seed <= 2_000; seed++) {
    const random = seededRandom(seed);
    const pick = <T>(...of: readonly T[]) => of[Math.floor(random() * of.length)] as T;
    const samples = Array.from({ length: 12 }, (_, second) =>
      sample(second, pick('open', 'closed', 'unknown'), pick('present', 'absent', 'unknown')),
    );
    let watch = beginEntryWatch(samples[0] as RoomSample);
    for (const [index, one] of samples.slice(1).entries()) {
      const before = watch;
      watch = watchEntry(before, one);
      if (watch.step === 'entered' && before.step !== 'entered') {
        expect(watch.at).toBe(one.at);
        expect(one.presence, `seed ${seed}`).toBe('present');
        const opened = samples.findIndex(({ at: when }) => when === (watch as { openedAt: string }).openedAt);
        expect(samples[opened]?.door, `seed ${seed}`).toBe('open');
        expect(samples.slice(0, opened).some(({ door }) => door === 'closed')).toBe(true);
        expect(opened).toBeLessThanOrEqual(index + 1);
      }
      if (watch.step === 'left') expect(before.step === 'left' || one.presence === 'absent', `seed ${seed}`).toBe(true);
    }
  }
});
