import type { Instant } from '../session/instant';

/** Both clocks of this machine, looked at together. */
export interface ClockLook {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** The same as it is kept: monotonic times count from the boot that `bootId` names. */
export interface ClockReading {
  readonly wall: Instant;
  readonly monotonicMs: number;
  readonly bootId: string;
}

/** Somebody set the wall clock: both clocks at the last look before and at the first one after. */
export interface ClockStep {
  /** Session time, which goes on undisturbed. */
  readonly at: Instant;
  readonly before: ClockReading;
  readonly after: ClockReading;
  /** How far it was set; negative is back. */
  readonly stepMs: number;
}

/** A clock that goes on from the wall clock it began with and that nobody can set. */
export interface SteadyState {
  /** Session time minus monotonic time, ms. */
  readonly offsetMs: number;
  /** By how much the wall clock has left it through steps. */
  readonly steppedMs: number;
  readonly last: ClockLook;
}

/** A wall clock that moves further against the monotonic one was set; less is a clock being steered. */
const STEP_MS = 500;
/** As fast as time servers steer a clock (500 ppm): so far it is followed. */
const SLEW = 500e-6;

export function beginSteady(look: ClockLook): SteadyState {
  return { offsetMs: look.wallMs - look.monotonicMs, steppedMs: 0, last: look };
}

/** The state after another look at the clocks, and how far the wall clock was set between them, if it was. */
export function lookAgain(state: SteadyState, look: ClockLook): { readonly state: SteadyState; readonly stepMs: number | undefined } {
  const deviationMs = look.wallMs - look.monotonicMs - state.steppedMs - state.offsetMs;
  if (Math.abs(deviationMs) > STEP_MS)
    return { state: { ...state, steppedMs: state.steppedMs + deviationMs, last: look }, stepMs: deviationMs };
  const allowedMs = Math.max(0, look.monotonicMs - state.last.monotonicMs) * SLEW;
  const offsetMs = state.offsetMs + within(deviationMs, allowedMs);
  return { state: { ...state, offsetMs, last: look }, stepMs: undefined };
}

/** `value`, but no further from 0 than `limit`. */
export function within(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

/** How far a clock may be corrected within `ms`. */
export function slewIn(ms: number): number {
  return ms * SLEW;
}
