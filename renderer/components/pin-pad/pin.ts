import { pinLength, pinWeakness } from '../../../services/contract/pin';

export { pinLength };

/** The PIN after a key of the pad or the keyboard; undefined when the key means nothing here. */
export function pinAfterKey(pin: string, key: string): string | undefined {
  if (/^\d$/.test(key)) return pin.length < pinLength ? pin + key : pin;
  if (key === 'Backspace') return pin.slice(0, -1);
  if (key === 'Delete' || key === 'Escape') return '';
  return undefined;
}

/** A new PIN, typed twice. */
export interface NewPin {
  readonly pin: string;
  readonly again: string;
}

/** Why it can't be taken yet, as the key of its sentence. */
export function pinProblem({ pin, again }: NewPin): 'newPin.form' | 'newPin.simple' | 'newPin.differs' | undefined {
  const weakness = pinWeakness(pin);
  if (weakness) return `newPin.${weakness}`;
  return pin === again ? undefined : 'newPin.differs';
}
