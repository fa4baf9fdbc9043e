import type { SimulatedCamera } from '../cameras/simulator/simulated-camera';
import type { SimulatedRoomIo } from '../room-io/simulator/simulated-room-io';
import type { SimulatedThumbprintReader } from '../signing/simulator/simulated-thumbprint-reader';
import type { CameraFaultOrder, ControlOrder } from './control-order';
import { ControlRefusal } from './control-server';
import type { DiscShelf } from './disc-shelf';
import { scenes } from './scenes';
import type { SceneName } from './scenes';

export interface ControlledRoom {
  readonly cameras: Readonly<Record<string, SimulatedCamera>>;
  readonly roomIo: SimulatedRoomIo;
  readonly thumbprintReader: SimulatedThumbprintReader;
  readonly discs: DiscShelf;
}

/** Carries orders out on a simulated room; each answer is the state of the room afterwards. */
export class RoomControl {
  readonly #room: ControlledRoom;
  #playing = false;

  constructor(room: ControlledRoom) {
    this.#room = room;
  }

  async carryOut(order: ControlOrder): Promise<unknown> {
    const { roomIo, thumbprintReader, discs } = this.#room;
    switch (order.order) {
      case 'show-state':
        break;
      case 'set-inputs':
        this.#setInputs(order.inputs);
        break;
      case 'camera-fault': {
        const camera = Object.hasOwn(this.#room.cameras, order.camera) ? this.#room.cameras[order.camera] : undefined;
        if (!camera) throw new ControlRefusal(404, `there is no camera ${order.camera}`);
        await breakCamera(camera, order.fault);
        break;
      }
      case 'room-io-fault':
        await roomIo.fault(order.fault.fault, order.fault.on);
        break;
      case 'thumb-fault':
        await thumbprintReader.fault(order.fault.fault, order.fault.on);
        break;
      case 'thumb':
        if (order.press) thumbprintReader.press(order.seed);
        else thumbprintReader.release();
        break;
      case 'scene':
        await this.#play(order.scene);
        break;
      case 'insert-disc':
        if (!(await discs.insertBlank(order.drive))) throw new ControlRefusal(404, `there is no drive ${order.drive}`);
        break;
    }
    return this.#state();
  }

  #setInputs(inputs: Extract<ControlOrder, { order: 'set-inputs' }>['inputs']): void {
    const { roomIo } = this.#room;
    if (inputs.door !== undefined) roomIo.setInput('door', inputs.door === 'open');
    if (inputs.presence !== undefined) roomIo.setInput('presence', inputs.presence === 'present');
    if (inputs.duress !== undefined) roomIo.setInput('duress', inputs.duress === 'pressed');
    if (inputs.tamper !== undefined) roomIo.setInput('tamper', inputs.tamper === 'tampered');
    const now = roomIo.climate();
    roomIo.setClimate(inputs.temperatureC ?? now.temperatureC, inputs.humidityPercent ?? now.humidityPercent);
  }

  /** Answers when the scene is over. */
  async #play(name: SceneName): Promise<void> {
    if (this.#playing) throw new ControlRefusal(409, 'a scene is being played');
    this.#playing = true;
    try {
      for (const step of scenes[name]) {
        await new Promise((resolve) => setTimeout(resolve, step.afterMs));
        this.#room.roomIo.setInput(step.input, step.on);
      }
    } finally {
      this.#playing = false;
    }
  }

  async #state() {
    const { roomIo, thumbprintReader, discs } = this.#room;
    const inputs = roomIo.inputs();
    return {
      inputs: {
        door: inputs.door ? 'open' : 'closed',
        presence: inputs.presence ? 'present' : 'absent',
        duress: inputs.duress ? 'pressed' : 'released',
        tamper: inputs.tamper ? 'tampered' : 'untouched',
        ...roomIo.climate(),
      },
      coils: roomIo.coils(),
      thumb: { pressed: thumbprintReader.pressed() },
      discs: await Promise.all(discs.drives.map(async ({ id }) => ({ id, writtenBytes: await discs.writtenBytes(id) }))),
    };
  }
}

function breakCamera(camera: SimulatedCamera, order: CameraFaultOrder): Promise<void> {
  switch (order.fault) {
    case 'wrongClock':
      return camera.fault('wrongClock', order.on && { offsetMs: order.offsetMs });
    case 'slow':
      return camera.fault('slow', order.on && { kilobitsPerSecond: order.kilobitsPerSecond, delayMs: order.delayMs });
    case 'reboot':
      return camera.fault('reboot', { seconds: order.seconds });
    case 'drop':
    case 'freeze':
    case 'black':
    case 'mute':
      return camera.fault(order.fault, order.on);
  }
}
