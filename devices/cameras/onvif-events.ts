import { setTimeout as pause } from 'node:timers/promises';
import { CameraError } from './camera';
import { untilStopped } from './call-deadline';
import type { CameraEvent, CameraEvents } from './camera-controls';
import type { OnvifLink } from './onvif-link';
import { PullPoint } from './pull-point';
import { SensedStates } from './sensed-states';

const PULL_SECONDS = 5;
/** One pull with its waiting, and a renewal. */
const STEP_MS = 15_000;
/** A camera that answers at once, and without end, is asked no faster. */
const LEAST_BETWEEN_MS = 200;
const FAREWELL_MS = 1_000;

export class OnvifEvents implements CameraEvents {
  constructor(private readonly link: OnvifLink) {}

  watchEvents(onEvent: (event: CameraEvent) => void): () => void {
    const stopping = new AbortController();
    const { signal } = stopping;
    const tell = (event: CameraEvent): void => {
      // Not within our own run: what the listener throws is no fault of the camera's.
      queueMicrotask(() => {
        if (!signal.aborted) onEvent(event);
      });
    };
    void untilStopped(signal, () => this.watch(tell, signal));
    return () => stopping.abort();
  }

  private async watch(tell: (event: CameraEvent) => void, signal: AbortSignal): Promise<void> {
    const states = new SensedStates();
    const isStopped = (): boolean => signal.aborted;
    let failures = 0;
    let isLost = false;
    while (!isStopped()) {
      let point: PullPoint | undefined;
      try {
        const open = (point = await this.link.inSession((session) => PullPoint.open(session), 'camera.no-such-function'));
        for (let isFirst = true; !isStopped(); isFirst = false) {
          const began = performance.now();
          const messages = await this.link.calling(
            async () => {
              await open.renewWhenDue();
              // The first answer comes at once, so that it is known soon whether the mailbox works.
              return open.pull(isFirst ? 1 : PULL_SECONDS);
            },
            'camera.no-such-function',
            STEP_MS,
          );
          if (isFirst) tell({ kind: 'watching', at: new Date() });
          [failures, isLost] = [0, false];
          for (const sensed of states.changes(messages)) tell({ kind: 'sensed', at: new Date(), ...sensed });
          await pause(Math.max(0, LEAST_BETWEEN_MS - (performance.now() - began)), undefined, { signal });
        }
      } catch (error) {
        if (isStopped()) void this.farewell(point);
        else {
          const problem = error instanceof CameraError ? error : this.link.error('camera.unsupported', String(error));
          if (!isLost) tell({ kind: 'lost', at: new Date(), problem });
          isLost = true;
          await pause(resubscribeDelayMs(failures++), undefined, { signal }).catch(() => undefined);
        }
      }
    }
  }

  /** Cameras keep few mailboxes; one that isn't given back blocks a place until its time is over. */
  private async farewell(point: PullPoint | undefined): Promise<void> {
    if (point) await untilStopped(AbortSignal.timeout(FAREWELL_MS), () => point.close()).catch(() => undefined);
  }
}

/** Soon after a reboot it is there again; one that stays away is asked every eight seconds. */
export function resubscribeDelayMs(failures: number): number {
  return Math.min(8_000, 250 * 2 ** failures);
}
