import { CameraError, type Camera } from '../../devices/cameras/camera';
import type { CameraControls } from '../../devices/cameras/camera-controls';
import { stillOfStream } from '../../recordings/capture/stream-still';
import type { AuditLog } from '../audit/audit-log';
import type { EquipmentLook } from '../contract/equipment';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';

export interface EquipmentParts {
  readonly cameras: readonly {
    readonly id: string;
    readonly name: string;
    readonly camera: Camera;
    /** Undefined for a bare RTSP address. */
    readonly controls: CameraControls | undefined;
  }[];
  readonly roomName: string;
  readonly audit: AuditLog;
  readonly now: () => Date;
  readonly isRecording: () => boolean;
}

/** What an administrator sets on a camera without going there; each setting is read back, and leaves a trace. */
export class EquipmentDesk {
  constructor(private readonly parts: EquipmentParts) {}

  /** Refuses with `camera.unreachable` or another fault of the camera; what it lacks is empty. */
  async look(cameraId: string): Promise<EquipmentLook> {
    const { camera, controls, name } = this.cameraOf(cameraId);
    return saying(name, async () => {
      const clockOffsetMs = await camera.clockOffsetMs().catch(unlessGone);
      const abilities = new Set((await controls?.abilities()) ?? []);
      const still = () => camera.source().then((source) => stillOfStream(source));
      const picture = (await camera.snapshot().catch(unlessGone)) ?? (await still().catch(() => undefined));
      const has = <T>(ability: 'movement' | 'captions' | 'relays' | 'inputs', ask: (controls: CameraControls) => Promise<T>, nothing: T) =>
        controls && abilities.has(ability) ? ask(controls).catch(() => nothing) : Promise.resolve(nothing);
      return {
        cameraId,
        at: this.parts.now().toISOString(),
        picture: picture && `data:image/jpeg;base64,${picture.toString('base64')}`,
        clockOffsetMs,
        presets: await has('movement', ({ movement }) => movement.presets(), []),
        captions: await has<EquipmentLook['captions']>('captions', ({ captions }) => captions.list(), undefined),
        relays: await has('relays', ({ terminals }) => terminals.relays(), []),
        inputs: await has('inputs', ({ terminals }) => terminals.inputs(), []),
      };
    });
  }

  goTo(cameraId: string, preset: string, by: PersonTile): Promise<EquipmentLook> {
    return this.set(cameraId, by, 'camera.go-to', ({ movement }) => movement.goTo(preset));
  }

  /** Room name and time in the picture, as the camera can. */
  writeCaption(cameraId: string, by: PersonTile): Promise<EquipmentLook> {
    return this.set(cameraId, by, 'camera.caption', async ({ captions }) => {
      await captions.write(this.parts.roomName);
      await captions.showTime();
    });
  }

  setClock(cameraId: string, by: PersonTile): Promise<EquipmentLook> {
    return this.set(cameraId, by, 'camera.clock', ({ clock }) => clock.set());
  }

  /** The caller's PIN was checked: a door may hang on it. */
  setRelay(cameraId: string, token: string, active: boolean, by: PersonTile): Promise<EquipmentLook> {
    return this.set(cameraId, by, `camera.relay ${token} ${active ? 'on' : 'off'}`, ({ terminals }) => terminals.setRelay(token, active));
  }

  private async set(
    cameraId: string,
    by: PersonTile,
    deed: string,
    act: (controls: CameraControls) => Promise<unknown>,
  ): Promise<EquipmentLook> {
    const { controls, name } = this.cameraOf(cameraId);
    const { audit, isRecording } = this.parts;
    // A preset may be needed just then; what is burned into the picture, and what hangs on a relay, stays as it is.
    if (isRecording() && deed !== 'camera.go-to') throw new Refusal('equipment.recording');
    if (!controls) throw new Refusal('camera.no-such-function', { camera: name });
    await audit.record(by.id, deed, cameraId, 'asked');
    await saying(name, () => act(controls)).catch(async (error: unknown) => {
      await audit.record(by.id, deed, cameraId, error instanceof Refusal ? error.code : 'failed');
      throw error;
    });
    await audit.record(by.id, deed, cameraId, 'ok');
    return this.look(cameraId);
  }

  private cameraOf(cameraId: string) {
    const found = this.parts.cameras.find(({ id }) => id === cameraId);
    if (!found) throw new Refusal('camera.unreachable', { camera: cameraId });
    return found;
  }
}

/** A camera that lacks something is one thing; a camera that is gone is another, and is said. */
function unlessGone(error: unknown): undefined {
  if (!(error instanceof CameraError) || error.code !== 'camera.unsupported') throw error;
}

async function saying<T>(camera: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof CameraError) throw new Refusal(error.code, { camera });
    throw error;
  }
}
