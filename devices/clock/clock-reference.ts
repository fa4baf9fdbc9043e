/** What this machine's clock is kept by, as the program that keeps it says. */
export type ClockReference =
  /** `offsetSeconds` is how far the clock is off by its own reckoning, without a sign; undefined where the program doesn't tell. */
  | {
      readonly state: 'synchronized';
      readonly by: ClockKeeper;
      readonly server: string | undefined;
      readonly offsetSeconds: number | undefined;
    }
  | { readonly state: 'unsynchronized'; readonly by: ClockKeeper }
  /** Nobody is there to ask: nothing is known, which is never good. */
  | { readonly state: 'unknown' };

export type ClockKeeper = 'chrony' | 'timesyncd';
