import path from 'node:path';
import type { Instant } from '../session/instant';
import { appendClockLine, readClockLines, type ClockLine } from './clock-file';
import { monotonicMs } from './monotonic';
import { bootId } from './process-identity';
import { beginSteady, lookAgain, type ClockLook, type ClockReading, type ClockStep, type SteadyState } from './steady-clock';

const LOOK_MS = 1_000;
/** So much of steering is written down, so that the next process goes on from it. */
const PIN_AGAIN_MS = 20;

export interface SessionClockOptions {
  /** The session's folder; the clock's file lies in it. */
  readonly folder: string;
  readonly wall: () => Date;
  /** What the session holds already; after a reboot with a clock that was set back, time goes on behind it. */
  readonly notBefore: Instant | undefined;
  /** How far behind `notBefore` the time after such a reboot begins: a file that was still open may be that long. */
  readonly openMs: number;
  readonly onStep: (step: ClockStep) => void;
}

/**
 * The one clock of a session: the wall clock at its beginning, carried on by the monotonic clock. It follows the steering of a time server
 * and no step: a step is recorded with both clocks. A later process on the same boot goes on with it.
 */
export class SessionClock {
  private readonly steps: ClockStep[];
  private readonly timer: NodeJS.Timeout;
  private closed = false;
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: SessionClockOptions,
    private readonly file: string,
    private state: SteadyState,
    private pinnedOffsetMs: number,
    lines: readonly ClockLine[],
  ) {
    this.steps = lines.flatMap((line) => (line.kind === 'step' ? [line.step] : []));
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.timer.unref();
  }

  static async open(options: SessionClockOptions): Promise<SessionClock> {
    const file = path.join(options.folder, 'clock.jsonl');
    const lines = await readClockLines(file);
    const look = lookNow(options.wall);
    const pin = lines.findLast((line) => line.kind === 'pinned');
    if (pin?.kind === 'pinned' && pin.reading.bootId === bootId()) {
      const sessionMs = Date.parse(pin.session);
      const wallMs = Date.parse(pin.reading.wall);
      const last = { wallMs, monotonicMs: pin.reading.monotonicMs };
      const state = { offsetMs: sessionMs - last.monotonicMs, steppedMs: wallMs - sessionMs, last };
      const clock = new SessionClock(options, file, state, state.offsetMs, lines);
      clock.look();
      return clock;
    }
    const begun = beginSteady(look);
    const lastMs = options.notBefore === undefined ? -Infinity : Date.parse(options.notBefore);
    const isSetBack = look.wallMs < lastMs;
    const aheadMs = isSetBack ? lastMs + options.openMs - look.wallMs : 0;
    const state = { ...begun, offsetMs: begun.offsetMs + aheadMs, steppedMs: -aheadMs };
    const clock = new SessionClock(options, file, state, state.offsetMs, lines);
    if (pin?.kind === 'pinned' && isSetBack) clock.remember(-aheadMs, pin.reading);
    else clock.pin();
    return clock;
  }

  now(): Date {
    return new Date(this.state.offsetMs + monotonicMs());
  }

  /** Oldest first, those of earlier processes among them. */
  clockSteps(): readonly ClockStep[] {
    return [...this.steps];
  }

  /** Whether it still watches for steps; session time goes on also when it doesn't. */
  get watching(): boolean {
    return !this.closed;
  }

  /** Looks no more; resolves when everything is written. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.writing;
  }

  private look(): void {
    const before = this.state.last;
    const { state, stepMs } = lookAgain(this.state, lookNow(this.options.wall));
    this.state = state;
    if (stepMs !== undefined) this.remember(stepMs, readingOf(before));
    else if (Math.abs(state.offsetMs - this.pinnedOffsetMs) >= PIN_AGAIN_MS) this.pin();
  }

  private remember(stepMs: number, before: ClockReading): void {
    const { last } = this.state;
    const at = new Date(this.state.offsetMs + last.monotonicMs).toISOString();
    const step = { at, before, after: readingOf(last), stepMs: Math.round(stepMs) };
    this.steps.push(step);
    this.write({ kind: 'step', step });
    this.pin();
    this.options.onStep(step);
  }

  private pin(): void {
    const { last, offsetMs } = this.state;
    this.pinnedOffsetMs = offsetMs;
    this.write({ kind: 'pinned', reading: readingOf(last), session: new Date(offsetMs + last.monotonicMs).toISOString() });
  }

  /** A disk that refuses is told by the recorder; the clock goes on without its file. */
  private write(line: ClockLine): void {
    this.writing = this.writing.then(() => appendClockLine(this.file, line)).catch(() => undefined);
  }
}

/** Both clocks within a millisecond of each other where that can be had: a pause between the two readings would pass for a clock that was set. */
function lookNow(wall: () => Date, triesLeft = 3): ClockLook {
  const before = monotonicMs();
  const wallMs = wall().getTime();
  const after = monotonicMs();
  if (after - before > 1 && triesLeft > 0) return lookNow(wall, triesLeft - 1);
  return { wallMs, monotonicMs: (before + after) / 2 };
}

function readingOf(look: ClockLook): ClockReading {
  return { wall: new Date(look.wallMs).toISOString(), monotonicMs: Math.round(look.monotonicMs), bootId: bootId() };
}
