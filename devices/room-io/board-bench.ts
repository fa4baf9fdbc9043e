import { setTimeout as pause } from 'node:timers/promises';
import { carryOut } from './output-order';
import { ModbusBus } from './modbus-bus';
import { RoomIoError } from './room-io';
import type { OutputPoint } from './room-io-map';

/** A board on the bench of the set-up: every relay and input by its number from 1, whatever they will once be called. */
export interface BoardBench {
  watch(onLook: (look: BoardLook) => void): () => void;
  /** Moves a relay and reads it back. Rejects with `RoomIoError`. */
  press(relay: number, on: boolean): Promise<void>;
  /** Moves a relay for a while; it goes back whatever happens. Resolves when it is back. */
  moment(relay: number, on: boolean, ms: number): Promise<void>;
  /** Puts back every relay that was moved here. */
  close(): Promise<void>;
}

export interface BoardLook {
  readonly answering: boolean;
  readonly relays: readonly boolean[];
  readonly inputs: readonly boolean[];
  /** The input that moved last, from 1. */
  readonly moved: number | undefined;
}

export interface BenchAddress {
  readonly path: string;
  readonly baudRate: number;
  readonly unit: number;
}

/** Boards have eight of each, or four; one that refuses to tell of eight is asked for four. */
const sizes = [8, 4] as const;
const lookEveryMs = 250;
const putBackTries = 5;

/** Rejects with `room-io.port-missing` or `room-io.port-busy`; a board that doesn't answer is `answering: false`. Nothing is written but by a press. */
export async function openBoardBench(address: BenchAddress): Promise<BoardBench> {
  const bench = new ModbusBench(address.unit, await ModbusBus.open(address, () => undefined));
  bench.look();
  return bench;
}

/** Units from 1 that answer on a line, each asked once; a refusal is an answer too. */
export async function unitsOnLine(address: Omit<BenchAddress, 'unit'>, mostUnit = 16): Promise<readonly number[]> {
  const bus = await ModbusBus.open(address, () => undefined);
  const found: number[] = [];
  try {
    for (let unit = 1; unit <= mostUnit; unit += 1) {
      const answers = await bus
        .turn((line) => line.read(unit, { table: 'coil', start: 0, count: 1 }, false))
        .then(
          () => true,
          () => false,
        );
      if (answers) found.push(unit);
    }
  } finally {
    await bus.close();
  }
  return found;
}

class ModbusBench implements BoardBench {
  readonly #unit: number;
  readonly #bus: ModbusBus;
  readonly #watchers = new Set<(look: BoardLook) => void>();
  /** What stood there before it was pressed here. */
  readonly #before = new Map<number, boolean>();
  #look: BoardLook = { answering: false, relays: [], inputs: [], moved: undefined };
  readonly #counts: Record<'coil' | 'input', number> = { coil: sizes[0], input: sizes[0] };
  #timer: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(unit: number, bus: ModbusBus) {
    this.#unit = unit;
    this.#bus = bus;
  }

  look(): void {
    void this.#see().finally(() => {
      if (!this.#closing) this.#timer = setTimeout(() => this.look(), lookEveryMs);
    });
  }

  watch(onLook: (look: BoardLook) => void): () => void {
    this.#watchers.add(onLook);
    onLook(this.#look);
    return () => this.#watchers.delete(onLook);
  }

  async press(relay: number, on: boolean): Promise<void> {
    const was = this.#look.relays[relay - 1];
    if (!this.#look.answering || was === undefined) throw new RoomIoError('room-io.line-dead', `unit ${this.#unit} does not answer`);
    if (!this.#before.has(relay)) this.#before.set(relay, was);
    await this.#write(relay, on);
  }

  async moment(relay: number, on: boolean, ms: number): Promise<void> {
    try {
      await this.press(relay, on);
      await pause(ms);
    } finally {
      await this.#putBack(relay);
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    this.#watchers.clear();
    for (const relay of [...this.#before.keys()]) await this.#putBack(relay).catch(() => undefined);
    await this.#bus.close();
  }

  async #putBack(relay: number): Promise<void> {
    const before = this.#before.get(relay);
    if (before === undefined) return;
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#write(relay, before);
        this.#before.delete(relay);
        return;
      } catch (error) {
        if (tries >= putBackTries) throw error;
        await pause(lookEveryMs);
      }
    }
  }

  async #write(relay: number, on: boolean): Promise<void> {
    const place = { unit: this.#unit, table: 'coil', address: relay - 1 } as const;
    const point: OutputPoint = { place, activeWhen: true, words: { on: 1, off: 0 }, pulse: undefined };
    try {
      await this.#bus.turn((line) => carryOut(line, point, on, { table: 'coil', start: 0, count: this.#counts.coil }));
    } catch (error) {
      if (error instanceof RoomIoError) throw error;
      throw new RoomIoError('room-io.no-acknowledgement', `relay ${relay} of unit ${this.#unit}`);
    }
    await this.#see();
  }

  async #see(): Promise<void> {
    try {
      const [relays, inputs] = [await this.#read('coil'), await this.#read('input')];
      const before = this.#look.answering ? this.#look.inputs : inputs;
      const moved = inputs.findIndex((on, index) => before[index] !== undefined && before[index] !== on);
      this.#tell({ answering: true, relays, inputs, moved: moved < 0 ? this.#look.moved : moved + 1 });
    } catch {
      this.#tell({ ...this.#look, answering: false });
    }
  }

  async #read(table: 'coil' | 'input'): Promise<readonly boolean[]> {
    for (const count of sizes.filter((size) => size <= this.#counts[table])) {
      const words = await this.#bus.turn((line) => line.read(this.#unit, { table, start: 0, count }, true));
      this.#counts[table] = count;
      if (words) return words.map((word) => word === true);
    }
    return [];
  }

  #tell(look: BoardLook): void {
    const same = JSON.stringify(look) === JSON.stringify(this.#look);
    this.#look = look;
    if (!same) for (const watcher of this.#watchers) watcher(look);
  }
}
