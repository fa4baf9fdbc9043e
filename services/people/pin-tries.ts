/** Wrong PINs in a row that lock the account, and for how long. */
const triesAllowed = 5;
const lockMs = 15 * 60 * 1000;

export interface PinTries {
  readonly failedTries: number;
  readonly lockedUntil: string | null;
}

/** Until when the account is locked at `now`; undefined when it isn't. */
export function lockedAt(tries: PinTries, now: Date): string | undefined {
  return tries.lockedUntil !== null && tries.lockedUntil > now.toISOString() ? tries.lockedUntil : undefined;
}

/** What is remembered after one more wrong PIN. A lock that ran out gives all tries back. */
export function afterWrongPin(tries: PinTries, now: Date): PinTries & { readonly triesLeft: number } {
  const failedTries = tries.lockedUntil === null ? tries.failedTries + 1 : 1;
  if (failedTries < triesAllowed) return { failedTries, lockedUntil: null, triesLeft: triesAllowed - failedTries };
  return { failedTries, lockedUntil: new Date(now.getTime() + lockMs).toISOString(), triesLeft: 0 };
}
