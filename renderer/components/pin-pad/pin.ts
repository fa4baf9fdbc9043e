export const pinLength = 6;

/** The PIN after a key of the pad or the keyboard; undefined when the key means nothing here. */
export function pinAfterKey(pin: string, key: string): string | undefined {
  if (/^\d$/.test(key)) return pin.length < pinLength ? pin + key : pin;
  if (key === 'Backspace') return pin.slice(0, -1);
  if (key === 'Delete' || key === 'Escape') return '';
  return undefined;
}
