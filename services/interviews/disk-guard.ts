import { diskVerdict, type DiskSpace } from '../../recordings/capture/disk-policy';
import type { DiskReserve } from '../../recordings/capture/disk-reserve';
import type { ActiveSession } from './active-session';

/** The reason of an interruption that the disk made: it ends when the disk has room again. */
export const diskFull = 'recording.disk-full';

export interface DiskGuardParts {
  readonly space: () => Promise<DiskSpace>;
  readonly reserve: Pick<DiskReserve, 'take' | 'release'>;
  readonly active: Pick<ActiveSession, 'interrupt' | 'goOn'>;
  readonly onProblem: (problem: unknown) => void;
  readonly everyMs?: number;
}

/** Ends a running session in order while the disk still has room for its end, and goes on with it when there is room again. */
export class DiskGuard {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isOut = false;
  /** Whether all that there is to do for a disk with room is done; an earlier run of the kiosk may have left a session interrupted. */
  private isSettled = false;

  constructor(private readonly parts: DiskGuardParts) {}

  start(): void {
    void this.look();
    this.timer = setInterval(() => void this.look(), this.parts.everyMs ?? 500);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Never rejects; joins the look that is under way. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce()
      .catch(this.parts.onProblem)
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const { space, reserve, active } = this.parts;
    const verdict = diskVerdict(await space());
    // The reserve that is given back must not look like room to go on in: between the two limits nothing changes.
    if (verdict === 'out') {
      if (!this.isOut) await reserve.release();
      this.isOut = true;
      this.isSettled = false;
      await active.interrupt(diskFull);
    } else if (verdict === 'enough' && !this.isSettled) {
      this.isOut = false;
      await active.goOn(diskFull);
      this.isSettled = true;
      await reserve.take();
    }
  }
}
