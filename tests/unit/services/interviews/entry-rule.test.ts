import { describe, expect, it } from 'vitest';
import { beginEntryWatch, watchEntry, type RoomSample } from '../../../../services/interviews/entry-rule';

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
    expect(watch).toEqual({ step: 'entered', at: at(6), openedAt: at(5) });
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
});
