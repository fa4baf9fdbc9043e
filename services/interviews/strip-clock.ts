import type { StripView } from '../contract/sessions';
import { nextStrip, type StripFacts } from './recording-strip';

/** Once a second: gathers what was proved and tells the screens. A gathering that fails leaves the second unproved. */
export class StripClock {
  private strip: StripView | undefined;
  private timer: NodeJS.Timeout | undefined;
  private gathering = false;

  constructor(
    private readonly gather: () => Promise<StripFacts>,
    private readonly onStrip: (strip: StripView) => void,
    private readonly onProblem: (problem: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.beat(), 1_000);
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

  /** A new second now, for changes that must be seen at once. */
  async beat(): Promise<void> {
    if (this.gathering) return;
    this.gathering = true;
    try {
      this.strip = nextStrip(this.strip, await this.gather());
      this.onStrip(this.strip);
    } catch (problem) {
      this.onProblem(problem);
    } finally {
      this.gathering = false;
    }
  }
}
