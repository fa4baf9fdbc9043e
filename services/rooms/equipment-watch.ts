import type { CameraEvent, CameraEvents } from '../../devices/cameras/camera-controls';
import type { EquipmentCamera, EquipmentView } from '../contract/equipment';

export interface WatchedCamera {
  readonly id: string;
  readonly name: string;
  /** Undefined for a camera that tells of nothing. */
  readonly events: CameraEvents | undefined;
}

export interface EquipmentWatchParts {
  readonly cameras: readonly WatchedCamera[];
  readonly onChange: (view: EquipmentView) => void;
  /** A camera says that its picture was covered, turned away or spoiled, or that it is over. */
  readonly onTamper: (cameraId: string, tampered: boolean, at: Date) => void;
}

/** Listens to the cameras while the kiosk runs. */
export class EquipmentWatch {
  private readonly cameras: Map<string, EquipmentCamera>;
  private stops: readonly (() => void)[] = [];

  constructor(private readonly parts: EquipmentWatchParts) {
    this.cameras = new Map(
      parts.cameras.map(({ id, name, events }) => [
        id,
        { id, name, listening: events ? 'waiting' : 'none', moving: false, tamperedSince: undefined },
      ]),
    );
  }

  start(): void {
    this.stops = this.parts.cameras.flatMap(({ id, events }) => (events ? [this.listen(id, events)] : []));
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
  }

  view(): EquipmentView {
    return { cameras: [...this.cameras.values()] };
  }

  private listen(id: string, events: CameraEvents): () => void {
    const stop = events.watchEvents((event) => {
      const before = this.cameras.get(id);
      if (!before) return;
      const after = afterEvent(before, event);
      if (isSame(before, after)) return;
      this.cameras.set(id, after);
      // It is asked no more for what it doesn't have.
      if (after.listening === 'none') stop();
      if ((before.tamperedSince === undefined) !== (after.tamperedSince === undefined))
        this.parts.onTamper(id, after.tamperedSince !== undefined, event.at);
      this.parts.onChange(this.view());
    });
    return stop;
  }
}

/** What is known of a camera after it told something. Where it can't be heard, a tamper that was told stands until it is told to be over. */
export function afterEvent(camera: EquipmentCamera, event: CameraEvent): EquipmentCamera {
  if (event.kind === 'watching') return { ...camera, listening: 'heard' };
  if (event.kind === 'lost')
    return { ...camera, moving: false, listening: event.problem.code === 'camera.no-such-function' ? 'none' : 'lost' };
  if (event.what === 'motion') return { ...camera, moving: event.active };
  if (event.what !== 'tamper') return camera;
  return { ...camera, tamperedSince: event.active ? (camera.tamperedSince ?? event.at.toISOString()) : undefined };
}

function isSame(a: EquipmentCamera, b: EquipmentCamera): boolean {
  return a.listening === b.listening && a.moving === b.moving && a.tamperedSince === b.tamperedSince;
}
