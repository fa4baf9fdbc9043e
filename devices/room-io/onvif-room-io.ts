import type { CameraAddress, Credentials } from '../cameras/camera';
import type { CameraEvent, CameraEvents, CameraTerminals } from '../cameras/camera-controls';
import { OnvifEvents } from '../cameras/onvif-events';
import { OnvifLink } from '../cameras/onvif-link';
import { OnvifTerminals } from '../cameras/onvif-terminals';
import { OneAtATime } from '../one-at-a-time';
import { isOver, leaseAfterReading, leaseOf, type ActiveLease } from './active-lease';
import { asBoard, type AsBoard, type CameraIoWiring } from './camera-io-wiring';
import { decodeRoomIo, isActive, isOn, keyOf, sameRoomIo, unknownRoomIo } from './decode-room-io';
import { RoomIoError, type RoomIo, type RoomIoState } from './room-io';
import { mapRoomIo, outputNames, type OutputName, type RoomIoMap } from './room-io-map';

const knockEveryMs = 250;
/** With the pause before it a camera that is gone is known as gone within a second. */
const knockWithinMs = 600;
const orderWithinMs = 1_000;

/** What the room's I/O needs of the camera that carries it. */
interface CameraCarrier {
  readonly terminals: CameraTerminals;
  readonly events: CameraEvents;
  /** One short question; rejects when the camera isn't there. */
  knock(): Promise<unknown>;
}

/**
 * The relays and inputs of an ONVIF camera as the room's I/O. Inputs come as events: where they can't be heard, or the camera doesn't answer,
 * everything is `unknown` until all of it has been read anew. Rejects for nothing: a camera that isn't there yet is tried on and on.
 */
export function openOnvifRoomIo(
  wiring: CameraIoWiring,
  id: string,
  address: CameraAddress & { readonly onvif: string },
  credentials: Credentials,
): RoomIo {
  const link = new OnvifLink({ id, deviceUrl: address.onvif, credentials, certificate: address.certificate });
  return new OnvifRoomIo(wiring, {
    terminals: new OnvifTerminals(link),
    events: new OnvifEvents(link),
    knock: () => link.calling(() => link.readClock(), 'camera.unsupported', knockWithinMs),
  });
}

class OnvifRoomIo implements RoomIo {
  readonly #board: AsBoard;
  readonly #map: RoomIoMap;
  readonly #camera: CameraCarrier;
  readonly #turn = new OneAtATime();
  readonly #watchers = new Set<(state: RoomIoState) => void>();
  readonly #leases = new Map<OutputName, ActiveLease>();
  readonly #puttingBack = new Set<OutputName>();
  readonly #stopEvents: () => void;
  readonly #readings = new Map<string, boolean>();
  #state = unknownRoomIo(new Date());
  #sampledAt = new Date();
  #listening = false;
  #alive = false;
  /** Grows with each loss: what was begun before it counts no more. */
  #losses = 0;
  #timer: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(wiring: CameraIoWiring, camera: CameraCarrier) {
    this.#board = asBoard(wiring);
    this.#map = mapRoomIo(this.#board.wiring);
    this.#camera = camera;
    this.#stopEvents = camera.events.watchEvents((event) => this.#hear(event));
    this.#knock();
  }

  unlock(): Promise<void> {
    return this.#order('lock', true);
  }

  lock(): Promise<void> {
    return this.#order('lock', false);
  }

  async set(output: 'light' | 'recordLamp' | 'buzzer', on: boolean): Promise<void> {
    if (this.#map.outputs[output] || on) await this.#order(output, on);
  }

  watch(onChange: (state: RoomIoState) => void): () => void {
    this.#watchers.add(onChange);
    onChange(this.#state);
    return () => this.#watchers.delete(onChange);
  }

  async close(): Promise<void> {
    const pulsing = outputNames.filter((name) => this.#leases.get(name) !== undefined);
    await Promise.allSettled(pulsing.map((name) => this.#order(name, false)));
    this.#closing = true;
    clearTimeout(this.#timer);
    this.#stopEvents();
    this.#watchers.clear();
    this.#lose();
  }

  #hear(event: CameraEvent): void {
    if (event.kind === 'lost') {
      this.#listening = false;
      this.#lose();
      return;
    }
    if (event.kind === 'watching') {
      this.#listening = true;
      return;
    }
    if (event.what === 'input' || event.what === 'relay') this.#read(event.what, event.source, event.active);
    if (this.#alive) this.#learn();
  }

  #knock(): void {
    void this.#look()
      .catch(() => this.#lose())
      .finally(() => {
        if (!this.#closing) this.#timer = setTimeout(() => this.#knock(), knockEveryMs);
      });
  }

  /** A camera that came back may have moved anything meanwhile: all of it is read anew before anything is known. */
  async #look(): Promise<void> {
    const { terminals } = this.#camera;
    const losses = this.#losses;
    await this.#camera.knock();
    if (!this.#alive && this.#listening) {
      const [relays, inputs] = [await terminals.relays(), await terminals.inputs()];
      if (this.#losses !== losses) return;
      for (const { token, active } of relays) this.#read('relay', token, active);
      for (const { token, active } of inputs) this.#read('input', token, active);
      this.#alive = true;
    }
    this.#sampledAt = new Date();
    this.#learn();
  }

  #read(what: 'relay' | 'input', token: string, active: boolean | undefined): void {
    const address = (what === 'relay' ? this.#board.relays : this.#board.inputs).indexOf(token);
    if (address >= 0 && active !== undefined)
      this.#readings.set(keyOf({ unit: 1, table: what === 'relay' ? 'coil' : 'input', address }), active);
  }

  #lose(): void {
    this.#losses += 1;
    this.#alive = false;
    this.#readings.clear();
    this.#learn();
  }

  #learn(): void {
    const nowMs = performance.now();
    for (const name of outputNames) {
      const point = this.#map.outputs[name];
      const active = isActive(point, this.#readings);
      const lease = leaseAfterReading(this.#leases.get(name), active, point?.pulse, nowMs);
      this.#leases.set(name, lease);
      if (isOver(lease, active, nowMs)) this.#putBack(name);
    }
    const bit = (name: 'door' | 'presence' | 'duress' | 'tamper') => isOn(this.#map.sensors[name], this.#readings);
    const sensors = { door: bit('door'), presence: bit('presence'), duress: bit('duress'), tamper: bit('tamper') };
    const heard = this.#alive ? { alive: [1], dead: [] } : { alive: [], dead: [1] };
    this.#show(decodeRoomIo(this.#map, this.#readings, sensors, this.#alive ? this.#sampledAt : new Date(), heard));
  }

  #show(state: RoomIoState): void {
    const changed = !sameRoomIo(this.#state, state);
    this.#state = state;
    if (changed) for (const watcher of [...this.#watchers]) watcher(state);
  }

  /** Only ever switches off or locks. Where it fails, the next look asks for it again. */
  #putBack(name: OutputName): void {
    if (this.#puttingBack.has(name) || this.#closing) return;
    this.#puttingBack.add(name);
    void this.#order(name, false)
      .catch(() => undefined)
      .finally(() => this.#puttingBack.delete(name));
  }

  async #order(name: OutputName, active: boolean): Promise<void> {
    const point = this.#map.outputs[name];
    if (!point) throw new RoomIoError('room-io.not-fitted', `this room has no ${name}`);
    const { table, address } = point.place;
    const losses = this.#losses;
    const askedMs = performance.now();
    const sent = { begun: false };
    const wasActive = isActive(point, this.#readings);
    try {
      await this.#turn.run(async () => {
        if (!this.#alive || this.#losses !== losses) throw new RoomIoError('room-io.line-dead', 'the camera does not answer');
        if (performance.now() - askedMs > orderWithinMs) throw new RoomIoError('room-io.no-acknowledgement', 'waited too long, not sent');
        sent.begun = true;
        const on = active === point.activeWhen;
        await this.#camera.terminals.setRelay(this.#board.relays[address] ?? '', on);
        if (this.#losses !== losses) throw new RoomIoError('room-io.line-dead', 'the camera stopped answering');
        this.#readings.set(keyOf({ unit: 1, table, address }), on);
        this.#leases.set(name, active ? leaseOf(point.pulse, performance.now()) : undefined);
      });
    } catch (error) {
      // Nobody was told that the door is open: if the camera opened it all the same, it is locked again once it is seen to be.
      if (name === 'lock' && active && sent.begun && wasActive === false) this.#leases.set(name, { untilMs: performance.now() });
      if (error instanceof RoomIoError) throw error;
      throw new RoomIoError('room-io.no-acknowledgement', `${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#learn();
  }
}
