import { describe, expect, it } from 'vitest';
import { AlarmWatch } from '../../../../services/rooms/alarm-watch';
import { alarmGrade, doorHeldMs, type WatchedInputs } from '../../../../services/rooms/alarm-rule';

const quiet: WatchedInputs = { door: 'closed', duress: 'released', tamper: 'untouched' };

function watched() {
  const raised: string[] = [];
  const clock = { nowMs: 0 };
  const watch = new AlarmWatch({ nowMs: () => clock.nowMs, raise: (kind) => void raised.push(kind) });
  return { watch, raised, clock };
}

describe('what the room calls about', () => {
  it('is the button once for each press, also one that is pressed when the line comes back', () => {
    const { watch, raised } = watched();
    watch.look(quiet);
    for (const duress of ['pressed', 'pressed', 'released', 'unknown', 'pressed'] as const) watch.look({ ...quiet, duress });
    expect(raised).toEqual(['duress', 'duress']);
  });
  it('is the housing when somebody opens it', () => {
    const { watch, raised } = watched();
    for (const tamper of ['untouched', 'tampered', 'tampered'] as const) watch.look({ ...quiet, tamper });
    expect(raised).toEqual(['tamper']);
  });
  it('is a door that stands open for too long, once for each time, without a further sample', () => {
    const { watch, raised, clock } = watched();
    watch.look({ ...quiet, door: 'open' });
    clock.nowMs = doorHeldMs - 1;
    watch.tick();
    expect(raised).toEqual([]);
    clock.nowMs = doorHeldMs;
    watch.tick();
    watch.tick();
    expect(raised).toEqual(['door-held']);
    watch.look(quiet);
    watch.look({ ...quiet, door: 'open' });
    clock.nowMs = 3 * doorHeldMs;
    watch.tick();
    expect(raised).toEqual(['door-held', 'door-held']);
  });
  it('is nothing while the board says nothing', () => {
    const { watch, raised, clock } = watched();
    watch.look({ door: 'unknown', duress: 'unknown', tamper: 'unknown' });
    clock.nowMs = 2 * doorHeldMs;
    watch.tick();
    expect(raised).toEqual([]);
  });
  it('is an alarm where somebody may be in danger or where nobody may be, and attention for the room itself', () => {
    expect(['duress', 'unlisted-entry', 'tamper', 'door-held'].map((kind) => alarmGrade(kind as 'duress'))).toEqual([
      'alarm',
      'alarm',
      'attention',
      'attention',
    ]);
  });
});
