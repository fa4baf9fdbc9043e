import { expect, it } from 'vitest';
import { outputAt, sensorAt, withInverted, withOutput, withSensor } from '../../../../../renderer/screens/set-up/board-roles';
import type { SetupBoards } from '../../../../../services/contract/set-up';

const boards: SetupBoards = {
  ...{ path: '/dev/ttyUSB0', baudRate: 9600, unit: 1, preset: 'own' },
  outputs: { lock: 1, light: 2 },
  sensors: { door: { terminal: 1, inverted: true } },
  lock: { pulseMs: 5000, failure: 'fail-secure' },
  climate: { kind: 'none' },
};

it('a relay drives one thing, and a thing hangs on one relay', () => {
  expect(withOutput(boards, 2, 'lock').outputs).toEqual({ lock: 2 });
  expect(withOutput(boards, 3, 'light').outputs).toEqual({ lock: 1, light: 3 });
  expect(withOutput(boards, 1, undefined).outputs).toEqual({ light: 2 });
  expect(outputAt(boards, 2)).toBe('light');
  expect(outputAt(boards, 8)).toBeUndefined();
});

it('an input tells one thing, which may be the other way round', () => {
  const moved = withSensor(boards, 4, 'door');
  expect(moved.sensors).toEqual({ door: { terminal: 4, inverted: false } });
  expect(withInverted(moved, 'door', true).sensors).toEqual({ door: { terminal: 4, inverted: true } });
  expect(withInverted(moved, 'duress', true)).toBe(moved);
  expect(sensorAt(moved, 4)).toBe('door');
});
