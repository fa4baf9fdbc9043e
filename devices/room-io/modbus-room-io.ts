import { isOver, leaseAfterReading, leaseOf, type ActiveLease } from './active-lease';
import { debounce, type Debounced } from './debounce';
import { decodeRoomIo, isActive, isOn, sameRoomIo, unknownRoomIo, type Readings, type SensorBits } from './decode-room-io';
import { ModbusBus, type Words } from './modbus-bus';
import { carryOut } from './output-order';
import { pollPlan, spanAt, type Span } from './poll-plan';
import { RoomIoError } from './room-io';
import type { RoomIo, RoomIoState, RoomIoWiring } from './room-io';
import { mapRoomIo, outputNames, sensorNames, type OutputName, type OutputPoint, type RoomIoMap, type SensorName } from './room-io-map';
import { UnitReadings } from './unit-readings';

const pollEveryMs = 100;
const reopenEveryMs = 500;
/** The climate is slow by nature. A unit that has nothing else is asked often enough to be known as alive. */
const slowEveryMs = 1_000;
const aliveEveryMs = 300;
/** An order that waited longer is not sent: who gave it has seen it fail, or gone away. */
const orderWithinMs = 1_000;

/**
 * The room's boards on their serial line. Rejects with `room-io.port-missing` or `room-io.port-busy`; a board that doesn't answer is no
 * reason to reject: what hangs on it is `unknown` until it does. A lost line is opened again by itself; no output is ever switched on again by itself.
 */
export async function openModbusRoomIo(wiring: RoomIoWiring): Promise<RoomIo> {
  const room = new ModbusRoomIo(wiring);
  await room.start();
  return room;
}

class ModbusRoomIo implements RoomIo {
  readonly #wiring: RoomIoWiring;
  readonly #map: RoomIoMap;
  readonly #units: readonly UnitReadings[];
  readonly #watchers = new Set<(state: RoomIoState) => void>();
  readonly #leases = new Map<OutputName, ActiveLease>();
  readonly #debounced = new Map<SensorName, Debounced<boolean>>();
  readonly #puttingBack = new Set<OutputName>();
  #bus: ModbusBus | undefined;
  #state: RoomIoState;
  #sampledAt = new Date();
  #probe = 0;
  #tickedMs = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #staleness: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(wiring: RoomIoWiring) {
    this.#wiring = wiring;
    this.#map = mapRoomIo(wiring);
    this.#units = pollPlan(this.#map).map((plan) => new UnitReadings(plan));
    this.#state = unknownRoomIo(this.#sampledAt);
  }

  async start(): Promise<void> {
    await this.#open();
    this.#staleness = setInterval(() => this.#forgetStale(), pollEveryMs);
    await this.#poll(this.#units, true);
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
    await this.#endPulses();
    this.#closing = true;
    clearInterval(this.#staleness);
    clearTimeout(this.#timer);
    const bus = this.#bus;
    this.#watchers.clear();
    this.#lose();
    await bus?.close();
  }

  async #open(): Promise<void> {
    const bus = await ModbusBus.open(this.#wiring, () => {
      if (this.#bus === bus) this.#lose();
    });
    if (this.#closing) await bus.close();
    else this.#bus = bus;
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#closing) this.#timer = setTimeout(() => void this.#tick(), afterMs);
  }

  async #tick(): Promise<void> {
    if (!this.#bus) await this.#open().catch(() => undefined);
    await this.#poll(this.#turnsOfRound());
  }

  /** Everyone who answers, and of those who don't one a round: their silence must not make the others wait. */
  #turnsOfRound(): readonly UnitReadings[] {
    const dead = this.#units.filter(({ alive }) => !alive);
    const probed = dead[this.#probe++ % Math.max(1, dead.length)];
    return this.#units.filter((unit) => unit.alive || unit === probed);
  }

  /** Sees the boards once and plans the next round. Never rejects: a dead line is a state. */
  async #poll(units: readonly UnitReadings[], first = false): Promise<void> {
    const startedMs = performance.now();
    const bus = this.#bus;
    for (const unit of units) {
      const { deaths } = unit;
      if (bus && this.#bus === bus) await this.#see(bus, unit, unit.alive || first);
      // Waiting for one that fell silent has cost the others enough: a new round begins with them.
      if (unit.deaths !== deaths) break;
    }
    this.#schedule(this.#bus ? Math.max(0, pollEveryMs - (performance.now() - startedMs)) : reopenEveryMs);
  }

  /** A unit's readings are taken over together, so that nobody sees half a board. `again`: a reading may be asked a second time. */
  async #see(bus: ModbusBus, unit: UnitReadings, again: boolean): Promise<void> {
    const { plan, deaths } = unit;
    const withSlow = performance.now() - unit.slowReadMs >= (plan.quick.length > 0 ? slowEveryMs : aliveEveryMs);
    const read: (readonly [Span, Words])[] = [];
    let sampledAt = new Date();
    try {
      for (const span of [...plan.quick, ...(withSlow ? plan.slow : [])]) {
        read.push([span, await bus.turn((line) => line.read(plan.unit, span, again))]);
        if (read.length === 1) sampledAt = new Date();
      }
    } catch {
      if (this.#bus === bus) unit.lose();
    }
    // Declared dead while it was being asked: what it said before counts no more.
    if (this.#bus === bus && read.length >= plan.quick.length && unit.deaths === deaths) {
      this.#sampledAt = sampledAt;
      for (const [span, words] of read) unit.heard(span, words, performance.now());
      if (withSlow && unit.alive) unit.slowReadMs = performance.now();
    }
    this.#learn();
  }

  /** What was read is put into words, and a pulse that is over is ended. */
  #learn(): void {
    const nowMs = performance.now();
    const readings = this.#readings();
    for (const name of outputNames) {
      const point = this.#map.outputs[name];
      if (!point) continue;
      const active = isActive(point, readings);
      const lease = leaseAfterReading(this.#leases.get(name), active, point.pulse, nowMs);
      this.#leases.set(name, lease);
      if (isOver(lease, active, nowMs)) this.#putBack(name);
    }
    for (const name of sensorNames) {
      const on = isOn(this.#map.sensors[name], readings);
      if (on === undefined) this.#debounced.delete(name);
      else this.#debounced.set(name, debounce(this.#debounced.get(name), on, nowMs, this.#map.sensors[name]?.debounceMs ?? 0));
    }
    this.#tell();
  }

  /** Only ever switches off or locks. Where it fails, the next reading asks for it again. */
  #putBack(name: OutputName): void {
    if (this.#puttingBack.has(name)) return;
    this.#puttingBack.add(name);
    void this.#order(name, false)
      .catch(() => undefined)
      .finally(() => this.#puttingBack.delete(name));
  }

  /** A pulse that we keep the time of is ended before we go. */
  async #endPulses(): Promise<void> {
    const ours = outputNames.filter((name) => this.#map.outputs[name]?.pulse?.by === 'kiosk' && this.#leases.get(name) !== undefined);
    await Promise.allSettled(ours.map((name) => this.#order(name, false)));
  }

  async #order(name: OutputName, active: boolean): Promise<void> {
    const point = this.#map.outputs[name];
    if (!point) throw new RoomIoError('room-io.not-fitted', `this room has no ${name}`);
    const unit = this.#units.find(({ plan }) => plan.unit === point.place.unit);
    const bus = this.#bus;
    if (!bus || !unit?.alive) throw new RoomIoError('room-io.line-dead', `unit ${point.place.unit} does not answer`);
    const { deaths } = unit;
    const askedMs = performance.now();
    const wasActive = isActive(point, unit.values);
    const sent = { begun: false };
    try {
      await bus.turn(async (line) => {
        // An order that waited for its turn while the line died must not reach a board that has come back meanwhile.
        if (!unit.alive || unit.deaths !== deaths) throw new RoomIoError('room-io.line-dead', 'the board stopped answering');
        if (performance.now() - askedMs > orderWithinMs) throw new RoomIoError('room-io.no-acknowledgement', 'waited too long, not sent');
        sent.begun = true;
        const { span, words } = await carryOut(line, point, active, spanAt(unit.plan, point.place));
        unit.heard(span, words, performance.now());
      });
    } catch (error) {
      // Nobody was told that the door is open: if the board opened it all the same, it is locked again once it is seen to be.
      if (name === 'lock' && active && sent.begun && wasActive === false) this.#leases.set(name, { untilMs: performance.now() });
      if (error instanceof RoomIoError) throw error;
      throw new RoomIoError('room-io.no-acknowledgement', `${name}: ${messageOf(error)}`);
    }
    this.#acknowledged(name, point, active);
  }

  /** Watchers see it at once. */
  #acknowledged(name: OutputName, point: OutputPoint, active: boolean): void {
    this.#leases.set(name, active ? leaseOf(point.pulse, performance.now()) : undefined);
    this.#learn();
  }

  /** Where this process itself stood still, what the boards sent meanwhile is still to be heard. */
  #forgetStale(): void {
    const stoodStill = performance.now() - this.#tickedMs > 3 * pollEveryMs;
    this.#tickedMs = performance.now();
    if (stoodStill) return;
    for (const unit of this.#units) unit.loseIfStale(performance.now());
    this.#tell();
  }

  #lose(): void {
    this.#bus = undefined;
    for (const unit of this.#units) unit.lose();
    this.#learn();
    this.#schedule(reopenEveryMs);
  }

  #readings(): Readings {
    return new Map(this.#units.flatMap(({ values }) => [...values]));
  }

  #tell(): void {
    const bit = (name: SensorName) => {
      const place = this.#map.sensors[name]?.place;
      const known = this.#units.some(({ plan, alive }) => alive && plan.unit === place?.unit);
      return known ? this.#debounced.get(name)?.shown : undefined;
    };
    const sensors: SensorBits = { door: bit('door'), presence: bit('presence'), duress: bit('duress'), tamper: bit('tamper') };
    const numbers = (answering: boolean) => this.#units.filter(({ alive }) => alive === answering).map(({ plan }) => plan.unit);
    const heard = { alive: numbers(true), dead: numbers(false) };
    this.#show(decodeRoomIo(this.#map, this.#readings(), sensors, heard.alive.length > 0 ? this.#sampledAt : new Date(), heard));
  }

  #show(state: RoomIoState): void {
    const changed = !sameRoomIo(this.#state, state);
    this.#state = state;
    if (!changed) return;
    for (const watcher of [...this.#watchers]) {
      try {
        watcher(state);
      } catch (bug) {
        // A watcher's bug surfaces as one, but neither stops the polling nor keeps the others from hearing.
        queueMicrotask(() => {
          throw bug;
        });
      }
    }
  }
}

/** modbus-serial rejects with objects that only look like errors. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
