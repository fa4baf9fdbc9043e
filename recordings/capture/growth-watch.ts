import { watch, type FSWatcher } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** How often a file is looked at: while somebody waits for each picture and the file system tells nothing, and otherwise. */
const LOOK_MS = { watched: 20, unwatched: 200 } as const;

/** When to look at a growing file again. While somebody waits for each picture the file system tells at once; where it can't, time does. */
export class GrowthWatch {
  private watcher: FSWatcher | undefined;
  private wake: (() => void) | undefined;
  private hasGrown = false;

  constructor(
    private readonly file: string,
    private readonly lookMs: Readonly<Record<'watched' | 'unwatched', number>> = LOOK_MS,
  ) {}

  async next(isWatched: boolean): Promise<void> {
    if (!isWatched) {
      this.close();
      await pause(this.lookMs.unwatched);
      return;
    }
    this.watcher ??= this.begin();
    if (!this.hasGrown) await this.grownOrAfter(this.lookMs.watched);
    this.hasGrown = false;
  }

  close(): void {
    this.watcher?.close();
    this.watcher = undefined;
  }

  private grownOrAfter(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Undefined where it can't be watched: there are only so many watches on a machine. */
  private begin(): FSWatcher | undefined {
    try {
      const grown = (): void => {
        this.hasGrown = true;
        this.wake?.();
      };
      return watch(this.file, { persistent: false }, grown).on('error', () => undefined);
    } catch {
      return undefined;
    }
  }
}
