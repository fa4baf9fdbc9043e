import ModbusRTU from 'modbus-serial';
import { OneAtATime } from '../one-at-a-time';
import { awakeFor, isOver } from '../awake-for';
import type { Span } from './poll-plan';
import { RoomIoError } from './room-io';
import type { Place } from './room-io-map';
import { RtuPort } from './rtu-port';

/** Slow boards begin to answer within 100 ms. */
const answerWithinMs = 100;
/** What one request and its reply take on the line, with the pauses. */
const charactersOfExchange = 45;
/** After a missing reply: time for it to come late and be forgotten. */
const settleMs = 120;

/** What a board said to a reading; undefined where it refused: it has no such addresses. */
export type Words = readonly boolean[] | readonly number[] | undefined;

/** The line while it is one's turn. */
export interface Line {
  /** The unit of the last reply. Some boards ignore the first request that follows one to another unit. */
  lastUnit(): number | undefined;
  /** An unanswered reading is asked a second time where `again` says so. */
  read(unit: number, span: Span, again: boolean): Promise<Words>;
  /** Sent once; resolves when the board has echoed it. */
  write(place: Place, value: boolean | number): Promise<void>;
  /** A coil write with any word for its value, by which some boards take orders of their own. */
  writeWord(unit: number, address: number, word: number): Promise<void>;
}

/** One open serial line with some boards on it: exactly one request is under way at any time. */
export class ModbusBus {
  readonly #modbus: ModbusRTU;
  readonly #turn = new OneAtATime();
  readonly #closed: Promise<never>;
  readonly #line: Line;
  readonly #replyWithinMs: number;
  #lastUnit: number | undefined;

  private constructor(modbus: ModbusRTU, closed: Promise<never>, replyWithinMs: number) {
    this.#modbus = modbus;
    this.#replyWithinMs = replyWithinMs;
    this.#closed = closed;
    this.#line = {
      lastUnit: () => this.#lastUnit,
      read: (unit, span, again) => this.#read(unit, span, again),
      write: ({ unit, table, address }, value) =>
        this.#once<unknown>(unit, () =>
          table === 'coil' ? modbus.writeCoil(address, value === true) : modbus.writeRegister(address, Number(value)),
        ).then(() => undefined),
      writeWord: (unit, address, word) => {
        const bytes = [address >> 8, address & 0xff, word >> 8, word & 0xff];
        return this.#once(unit, () => modbus.customFunction(5, bytes)).then(() => undefined);
      },
    };
  }

  /** Rejects with `room-io.port-missing` or `room-io.port-busy`. `onClosed` tells of a pulled plug, once. */
  static async open(wiring: { path: string; baudRate: number }, onClosed: () => void): Promise<ModbusBus> {
    const port = new RtuPort(wiring.path, wiring.baudRate);
    const modbus = new ModbusRTU(port);
    // The package's own limit judges by the clock alone; ours waits for what came while this process stood still.
    modbus.setTimeout(0);
    // A fault of the port is followed by its `close`, or shows as a missing reply.
    modbus.on('error', () => undefined);
    port.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      modbus.open((error: Error | null) => {
        if (error) reject(openFailure(wiring.path, error));
        else resolve();
      });
    });
    const closed = new Promise<never>((_, reject) => {
      port.once('close', () => {
        reject(new RoomIoError('room-io.line-dead', `${wiring.path} is closed`));
        onClosed();
      });
    });
    closed.catch(() => undefined);
    return new ModbusBus(modbus, closed, answerWithinMs + (charactersOfExchange * 11 * 1000) / wiring.baudRate);
  }

  /** Has the line to itself until `task` is done; whoever asks next waits. */
  turn<T>(task: (line: Line) => Promise<T>): Promise<T> {
    return this.#turn.run(() => Promise.race([task(this.#line), this.#closed]));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#modbus.close(() => resolve()));
  }

  async #read(unit: number, span: Span, again: boolean): Promise<Words> {
    try {
      return await this.#once(unit, () => this.#request(span));
    } catch (error) {
      if (isRefusal(error)) return undefined;
      if (!again || !(error instanceof NoReply)) throw error;
      return this.#read(unit, span, false);
    }
  }

  async #request({ table, start, count }: Span): Promise<Words> {
    switch (table) {
      case 'coil':
        return (await this.#modbus.readCoils(start, count)).data.slice(0, count);
      case 'input':
        return (await this.#modbus.readDiscreteInputs(start, count)).data.slice(0, count);
      case 'holding':
        return (await this.#modbus.readHoldingRegisters(start, count)).data;
      case 'register':
        return (await this.#modbus.readInputRegisters(start, count)).data;
    }
  }

  async #once<T>(unit: number, request: () => Promise<T>): Promise<T> {
    this.#modbus.setID(unit);
    const patience = awakeFor(this.#replyWithinMs);
    try {
      const reply = await Promise.race([request(), patience.over, this.#closed]);
      if (reply === isOver) throw new NoReply();
      this.#lastUnit = unit;
      return reply;
    } catch (error) {
      if (isRefusal(error)) this.#lastUnit = unit;
      if (error instanceof NoReply) {
        this.#lastUnit = undefined;
        await new Promise((resolve) => setTimeout(resolve, settleMs));
      }
      throw error;
    } finally {
      patience.stop();
    }
  }
}

function openFailure(path: string, error: Error): RoomIoError {
  const busy = /lock port|temporarily unavailable|busy/i.test(error.message);
  return busy
    ? new RoomIoError('room-io.port-busy', `${path} is in use by another program (${error.message})`)
    : new RoomIoError('room-io.port-missing', `${path} can't be opened (${error.message})`);
}

class NoReply extends Error {
  constructor() {
    super('no reply in time');
  }
}

/** The board answered with a Modbus exception. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'modbusCode' in error;
}
