import type { ClockReference } from '../../devices/clock/clock-reference';

/** Asks each minute what this machine's clock is kept by. */
export class ClockReferenceWatch {
  private newest: ClockReference | undefined;
  private asking: Promise<ClockReference> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly read: () => Promise<ClockReference>,
    private readonly everyMs = 60_000,
  ) {}

  start(): void {
    void this.ask();
    this.timer = setInterval(() => void this.ask(), this.everyMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** As last told; undefined before the first answer. */
  get reference(): ClockReference | undefined {
    return this.newest;
  }

  /** The newest answer; waits for the first one. */
  async known(): Promise<ClockReference> {
    return this.newest ?? this.ask();
  }

  private ask(): Promise<ClockReference> {
    this.asking ??= this.read()
      .then((answer) => (this.newest = answer))
      .finally(() => (this.asking = undefined));
    return this.asking;
  }
}
