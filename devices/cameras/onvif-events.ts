import { CameraError } from './camera';
import { untilStopped } from './call-deadline';
import type { CameraEvent, CameraEvents } from './camera-controls';
import type { EventMessage } from './event-message';
import type { OnvifLink } from './onvif-link';
import { PullPoint } from './pull-point';
import { SensedStates } from './sensed-states';
import { StoppableSteps } from './stoppable-steps';

const PULL_SECONDS = 5;
/** One pull with its waiting, and a renewal. */
const STEP_MS = 15_000;
/** A camera that answers at once, and without end, is asked no faster. */
const LEAST_BETWEEN_MS = 200;
const FAREWELL_MS = 1_000;

export class OnvifEvents implements CameraEvents {
  constructor(private readonly link: OnvifLink) {}

  watchEvents(onEvent: (event: CameraEvent) => void): () => void {
    const steps = new StoppableSteps();
    const tell = (event: CameraEvent): void => {
      // Not within our own run: what the listener throws is no fault of the camera's.
      queueMicrotask(() => {
        if (!steps.isStopped()) onEvent(event);
      });
    };
    void this.watch(tell, steps);
    return () => steps.stop();
  }

  private async watch(tell: (event: CameraEvent) => void, steps: StoppableSteps): Promise<void> {
    const states = new SensedStates();
    let failures = 0;
    let isLost = false;
    while (!steps.isStopped()) {
      let point: PullPoint | undefined;
      try {
        const open = await steps.run(() => this.link.inSession((session) => PullPoint.open(session), 'camera.no-such-function'));
        point = open;
        for (let isFirst = true; !steps.isStopped(); isFirst = false) {
          const began = performance.now();
          // The first answer comes at once, so that it is known soon whether the mailbox works.
          const messages = await steps.run(() => this.pull(open, isFirst ? 1 : PULL_SECONDS));
          if (isFirst) tell({ kind: 'watching', at: new Date() });
          [failures, isLost] = [0, false];
          for (const sensed of states.changes(messages)) tell({ kind: 'sensed', at: new Date(), ...sensed });
          await steps.pause(Math.max(0, LEAST_BETWEEN_MS - (performance.now() - began)));
        }
      } catch (error) {
        if (!steps.isStopped()) {
          const problem = error instanceof CameraError ? error : this.link.error('camera.unsupported', String(error));
          if (!isLost) tell({ kind: 'lost', at: new Date(), problem });
          isLost = true;
          await steps.pause(resubscribeDelayMs(failures++));
        }
      }
      await this.farewell(point);
    }
  }

  private pull(point: PullPoint, seconds: number): Promise<readonly EventMessage[]> {
    const ask = async (): Promise<readonly EventMessage[]> => {
      await point.renewWhenDue();
      return point.pull(seconds);
    };
    return this.link.calling(ask, 'camera.no-such-function', STEP_MS);
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
