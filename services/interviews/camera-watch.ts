import { CameraError, type Camera } from '../../devices/cameras/camera';

export interface CameraStatus {
  readonly online: boolean;
  /** The camera's clock minus this machine's, s; undefined while unknown. */
  readonly offsetSeconds: number | undefined;
  readonly askedAt: Date;
  /** Why it is offline. */
  readonly problem: unknown;
}

/** Asks every camera for its clock every `everyMs`, one question at a time a camera; an answer is what makes it online. */
export class CameraWatch {
  private readonly statuses = new Map<string, CameraStatus>();
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly cameras: readonly Camera[],
    private readonly now: () => Date,
    private readonly everyMs = 5_000,
  ) {}

  start(): void {
    for (const camera of this.cameras) {
      let asking = false;
      const ask = async () => {
        if (asking) return;
        asking = true;
        this.statuses.set(camera.id, { ...(await statusOf(camera)), askedAt: this.now() });
        asking = false;
      };
      void ask();
      this.timers.push(setInterval(() => void ask(), this.everyMs));
    }
  }

  status(cameraId: string): CameraStatus | undefined {
    return this.statuses.get(cameraId);
  }

  /** The newest offset, ms; rejects with what the camera failed with. */
  offsetMs(cameraId: string): Promise<number> {
    const status = this.statuses.get(cameraId);
    if (status?.offsetSeconds !== undefined) return Promise.resolve(status.offsetSeconds * 1000);
    const { problem } = status ?? {};
    return Promise.reject(problem instanceof Error ? problem : new CameraError('camera.unreachable', cameraId, 'not asked yet'));
  }

  stop(): void {
    this.timers.splice(0).forEach(clearInterval);
  }
}

async function statusOf(camera: Camera): Promise<Omit<CameraStatus, 'askedAt'>> {
  try {
    return { online: true, offsetSeconds: (await camera.clockOffsetMs()) / 1000, problem: undefined };
  } catch (problem) {
    // A camera without ONVIF has no clock to ask for: that it answers at all is what can be known.
    if (!(problem instanceof CameraError) || problem.code !== 'camera.unsupported')
      return { online: false, offsetSeconds: undefined, problem };
    return {
      online: await camera.describe().then(
        () => true,
        () => false,
      ),
      offsetSeconds: undefined,
      problem,
    };
  }
}
