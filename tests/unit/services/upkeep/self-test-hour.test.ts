import { describe, expect, it } from 'vitest';
import { hourStep } from '../../../../services/upkeep/self-test-hour';

const fresh = { asked: false, skipped: [] };

describe('when the room tests itself (规定§7)', () => {
  it('[row 75] waits for its hour, tests once a day, and never where no hour is set', () => {
    expect(hourStep('07:30', '07:29', fresh, undefined)).toEqual({ step: 'wait' });
    expect(hourStep('07:30', '07:30', fresh, undefined)).toEqual({ step: 'test' });
    // The kiosk was off at its hour.
    expect(hourStep('07:30', '11:02', fresh, undefined)).toEqual({ step: 'test' });
    expect(hourStep('07:30', '11:02', { ...fresh, asked: true }, undefined)).toEqual({ step: 'wait' });
    expect(hourStep(undefined, '11:02', fresh, undefined)).toEqual({ step: 'wait' });
  });

  it('[row 75] gives way to a session, says why once, and tests when the room is free', () => {
    expect(hourStep('07:30', '08:00', fresh, 'session-open')).toEqual({ step: 'skip', because: 'session-open' });
    const skipped = { asked: false, skipped: ['session-open'] };
    expect(hourStep('07:30', '08:01', skipped, 'session-open')).toEqual({ step: 'wait' });
    expect(hourStep('07:30', '10:01', skipped, 'room-in-use')).toEqual({ step: 'skip', because: 'room-in-use' });
    expect(hourStep('07:30', '10:30', skipped, undefined)).toEqual({ step: 'test' });
  });
});
