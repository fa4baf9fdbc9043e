import { expect, it } from 'vitest';
import { isShellKey } from '../../../electron/shell-keys';

const press = (key: string, held: Partial<Record<'control' | 'meta' | 'alt' | 'shift', boolean>> = {}) =>
  isShellKey({ type: 'keyDown', key, control: false, meta: false, alt: false, shift: false, ...held });

it('stops the keys of the browser', () => {
  expect([
    press('F5'),
    press('r', { control: true }),
    press('I', { control: true, shift: true }),
    press('+', { control: true }),
    press('F4', { alt: true }),
  ]).toEqual(Array.from({ length: 5 }, () => true));
});

it('leaves the keys of the product alone', () => {
  expect([
    press('F8'),
    press('F9'),
    press('F12'),
    press('Enter'),
    press('t', { control: true }),
    press('c', { control: true }),
    press('r'),
  ]).toEqual(Array.from({ length: 7 }, () => false));
});
