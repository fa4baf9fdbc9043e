import type { StripView } from '../contract/sessions';
import { nextStrip, type StripFacts } from './recording-strip';

/** Once a second: gathers what was proved and tells the screens. A gathering that fails leaves the second unproved. */
export class StripClock {
  private strip: StripView | undefined;
  private timer: NodeJS.Timeout | undefined;
  private gathering: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    private readonly gather: () => Promise<StripFacts>,
    private readonly onStrip: (strip: StripView) => void,
    private readonly onProblem: (problem: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => void (this.gathering ?? this.beat()), 1_000);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** The newest strip; the first call waits for it. */
  async state(): Promise<StripView> {
    if (!this.strip) await this.beat();
    if (!this.strip) throw new Error('the strip could not be gathered');
    return this.strip;
  }

  /** A new second now, for changes that must be seen at once. A gathering under way may have read the state before the change: one more follows it. */
  beat(): Promise<void> {
    if (this.gathering) return (this.next ??= this.gathering.then(() => this.gatherNow()));
    return this.gatherNow();
  }

  private gatherNow(): Promise<void> {
    this.next = undefined;
    this.gathering = this.gatherOnce().finally(() => (this.gathering = undefined));
    return this.gathering;
  }

  private async gatherOnce(): Promise<void> {
    try {
      this.strip = nextStrip(this.strip, await this.gather());
      this.onStrip(this.strip);
    } catch (problem) {
      this.onProblem(problem);
    }
  }
}
