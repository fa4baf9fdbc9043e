import ModbusRTU from 'modbus-serial';
import type { Span } from './decode-room-io';
import { OneAtATime } from './one-at-a-time';
import { RoomIoError } from './room-io';
import { RtuPort } from './rtu-port';

/** At 9600 baud the longest reply here takes 30 ms; slow boards answer within 100 ms. */
const replyWithinMs = 150;

/** One open serial line with one board on it: exactly one request is under way at any time. */
export class ModbusBus {
  readonly #modbus: ModbusRTU;
  readonly #turn = new OneAtATime();
  readonly #closed: Promise<never>;

  private constructor(modbus: ModbusRTU, closed: Promise<never>) {
    this.#modbus = modbus;
    this.#closed = closed;
  }

  /** Rejects with `room-io.port-missing` or `room-io.port-busy`. `onClosed` tells of a pulled plug, once. */
  static async open(wiring: { path: string; baudRate: number; unit: number }, onClosed: () => void): Promise<ModbusBus> {
    const port = new RtuPort(wiring.path, wiring.baudRate);
    const modbus = new ModbusRTU(port);
    modbus.setID(wiring.unit);
    modbus.setTimeout(replyWithinMs);
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
    return new ModbusBus(modbus, closed);
  }

  readInputs(span: Span): Promise<boolean[]> {
    return this.#ask(async () => (await this.#modbus.readDiscreteInputs(span.start, span.count)).data);
  }

  readCoils(span: Span): Promise<boolean[]> {
    return this.#ask(async () => (await this.#modbus.readCoils(span.start, span.count)).data);
  }

  /** Undefined when the board says it has no such registers. */
  async readRegisters(span: Span): Promise<number[] | undefined> {
    try {
      return await this.#ask(async () => (await this.#modbus.readInputRegisters(span.start, span.count)).data);
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  /** Resolves when the board has echoed the command. `mayStill` is asked when the turn comes, which may be after a wait. */
  async writeCoil(coil: number, on: boolean, mayStill: () => void): Promise<void> {
    await this.#ask(async () => {
      mayStill();
      return this.#modbus.writeCoil(coil, on);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#modbus.close(() => resolve()));
  }

  /** One turn on the bus. Some boards ignore the first request after a pause, so an unanswered one is sent a second time. */
  #ask<T>(request: () => Promise<T>): Promise<T> {
    return this.#turn.run(async () => {
      try {
        return await Promise.race([request(), this.#closed]);
      } catch (error) {
        if (!isTimeout(error)) throw error;
        return Promise.race([request(), this.#closed]);
      }
    });
  }
}

function openFailure(path: string, error: Error): RoomIoError {
  const busy = /lock port|temporarily unavailable|busy/i.test(error.message);
  return busy
    ? new RoomIoError('room-io.port-busy', `${path} is in use by another program (${error.message})`)
    : new RoomIoError('room-io.port-missing', `${path} can't be opened (${error.message})`);
}

/** modbus-serial marks an unanswered request with a text `errno`. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errno' in error && String(error.errno) === 'ETIMEDOUT';
}

/** The board answered with a Modbus exception. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'modbusCode' in error;
}
