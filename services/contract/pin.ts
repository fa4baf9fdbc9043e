export const pinLength = 6;

/** Why a new PIN isn't taken: not six digits, or one digit over and over, which anybody tries first. Undefined of one that is. */
export function pinWeakness(pin: string): 'form' | 'simple' | undefined {
  if (!new RegExp(`^[0-9]{${pinLength}}$`).test(pin)) return 'form';
  return /^(\d)\1*$/.test(pin) ? 'simple' : undefined;
}
