import type { Instant } from '../../recordings/session/instant';

/** The two groups of instants that must agree: what the 笔录 says, what the room saw, what the pictures show (制度§11, 规定§16). */
export type TimesWhat =
  'entry' | 'first-frame' | 'transcript-start' | 'signature' | 'thumbprint' | 'closing' | 'last-frame' | 'transcript-end';

export interface TimesRow {
  readonly side: 'start' | 'end';
  readonly what: TimesWhat;
  /** Of a picture: its camera's name. */
  readonly camera?: string | undefined;
  /** Of a picture: the one nearest to what the 笔录 says, at or after its beginning, at or before its end. */
  readonly at: Instant | undefined;
  /** Of a picture: the very first or last that is kept, of before the entry or after the end. */
  readonly keptAt?: Instant | undefined;
  /** `at` minus what the 笔录 says, ms; undefined where there is nothing to compare. */
  readonly differenceMs: number | undefined;
  /** More than is tolerated. */
  readonly over: boolean;
}

export interface TimesValue {
  readonly what: TimesWhat;
  readonly camera?: string | undefined;
  readonly at: Instant | undefined;
}

/** Two values that should be one and aren't: it can't be filed. */
export interface TimesProblem {
  readonly document: TimesValue;
  readonly recording: TimesValue;
  /** Undefined where the recording has nothing to show. */
  readonly differenceMs: number | undefined;
}

export interface TimesTable {
  readonly rows: readonly TimesRow[];
  readonly problems: readonly TimesProblem[];
  readonly toleranceSeconds: number;
}
