import { coilFor, decodeRoomIo, pollPlan, sameRoomIo, unknownRoomIo } from './decode-room-io';
import type { PollPlan } from './decode-room-io';
import { ModbusBus } from './modbus-bus';
import { OneAtATime } from './one-at-a-time';
import { RoomIoError } from './room-io';
import type { RoomIo, RoomIoState, RoomIoWiring } from './room-io';

const pollEveryMs = 100;
/** Inputs and coils take some 60 ms of a 9600 baud line; the climate, slow by nature, is read in every tenth round. */
const climateEvery = 10;
const reopenEveryMs = 500;

/**
 * The room's board on its serial line. Rejects with `room-io.port-missing` or `room-io.port-busy`; a board that doesn't answer is no
 * reason to reject: its state is `unknown` until it does. A lost line is opened again by itself; no output is ever set again by itself.
 */
export async function openModbusRoomIo(wiring: RoomIoWiring): Promise<RoomIo> {
  const room = new ModbusRoomIo(wiring);
  await room.start();
  return room;
}

class ModbusRoomIo implements RoomIo {
  readonly #wiring: RoomIoWiring;
  readonly #plan: PollPlan;
  readonly #watchers = new Set<(state: RoomIoState) => void>();
  readonly #commands = new OneAtATime();
  #bus: ModbusBus | undefined;
  #state = unknownRoomIo(new Date());
  #climate: readonly number[] | undefined;
  #round = 0;
  #timer: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(wiring: RoomIoWiring) {
    this.#wiring = wiring;
    this.#plan = pollPlan(wiring);
  }

  async start(): Promise<void> {
    await this.#open();
    await this.#poll();
  }

  unlock(): Promise<void> {
    return this.#command(this.#wiring.lock.coil, coilFor(this.#wiring, { lock: 'unlocked' }));
  }

  lock(): Promise<void> {
    return this.#command(this.#wiring.lock.coil, coilFor(this.#wiring, { lock: 'locked' }));
  }

  set(output: 'light' | 'recordLamp', on: boolean): Promise<void> {
    return this.#command(this.#wiring[output].coil, on);
  }

  watch(onChange: (state: RoomIoState) => void): () => void {
    this.#watchers.add(onChange);
    onChange(this.#state);
    return () => this.#watchers.delete(onChange);
  }

  async close(): Promise<void> {
    this.#closing = true;
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
    await this.#poll();
  }

  /** Sees the board once and plans the next round. Never rejects: a dead line is a state. */
  async #poll(): Promise<void> {
    const startedMs = performance.now();
    const bus = this.#bus;
    if (bus) {
      await this.#see(bus).catch(() => {
        if (this.#bus === bus) this.#show(unknownRoomIo(new Date()));
      });
    }
    this.#schedule(this.#bus ? Math.max(0, pollEveryMs - (performance.now() - startedMs)) : reopenEveryMs);
  }

  async #see(bus: ModbusBus): Promise<void> {
    const inputs = await bus.readInputs(this.#plan.inputs);
    const at = new Date();
    const coils = await bus.readCoils(this.#plan.coils);
    if (this.#state.line === 'unknown' || this.#round++ % climateEvery === 0) this.#climate = await bus.readRegisters(this.#plan.registers);
    if (this.#bus === bus) this.#show(decodeRoomIo(this.#wiring, { at, inputs, coils, registers: this.#climate }));
  }

  /** One command after another: each is read back before the next may change the same coil. */
  #command(coil: number, on: boolean): Promise<void> {
    return this.#commands.run(() => this.#carryOut(coil, on));
  }

  async #carryOut(coil: number, on: boolean): Promise<void> {
    const bus = this.#bus;
    if (!bus || this.#state.line === 'unknown') throw new RoomIoError('room-io.line-dead', 'the board does not answer');
    try {
      // A command that waited for its turn while the line died must not reach a board that has come back meanwhile.
      await bus.writeCoil(coil, on, () => {
        if (this.#state.line === 'unknown') throw new RoomIoError('room-io.line-dead', 'the board stopped answering');
      });
      const readBack = await bus.readCoils({ start: coil, count: 1 });
      if (readBack[0] !== on) throw new RoomIoError('room-io.no-acknowledgement', `coil ${coil} reads back as ${String(readBack[0])}`);
      // Watchers see it at once; should this fail, the command has been acknowledged all the same.
      await this.#see(bus).catch(() => undefined);
    } catch (error) {
      if (error instanceof RoomIoError) throw error;
      throw new RoomIoError('room-io.no-acknowledgement', `coil ${coil}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #lose(): void {
    this.#bus = undefined;
    this.#show(unknownRoomIo(new Date()));
    this.#schedule(reopenEveryMs);
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
