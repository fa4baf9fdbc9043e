import { hasValidCrc, sealFrame } from '../modbus-frames';

/** The four tables of a Modbus board. Addresses beyond a table's length don't exist on it. */
export interface BoardMemory {
  readonly coils: boolean[];
  readonly inputs: boolean[];
  readonly holding: number[];
  readonly registers: number[];
  /** Coil writes to these addresses move a relay for so long; only some boards know them. */
  readonly pulse?:
    { readonly onAt: number; readonly offAt: number; readonly begin: (coil: number, on: boolean, ms: number) => void } | undefined;
}

const shortestRequest = 8;

/** Takes the first whole request to one of `units` out of the bytes received; what remains may be the beginning of the next. */
export function nextRequest(units: number | ReadonlySet<number>, received: Buffer): { request: Buffer | undefined; rest: Buffer } {
  const isMine = (unit: number) => (typeof units === 'number' ? unit === units : units.has(unit));
  for (let at = 0; at + shortestRequest <= received.length; at++) {
    if (!isMine(received[at] ?? 0)) continue;
    const length = requestLength(received.subarray(at));
    if (length === undefined || at + length > received.length) continue;
    const frame = received.subarray(at, at + length);
    if (hasValidCrc(frame)) return { request: frame, rest: received.subarray(at + length) };
  }
  return { request: undefined, rest: received.subarray(-256) };
}

function requestLength(from: Buffer): number | undefined {
  const code = from[1] ?? 0;
  if (code >= 1 && code <= 6) return shortestRequest;
  return code === 15 || code === 16 ? 9 + (from[6] ?? 0) : undefined;
}

/** Carries out one request on `memory` and gives the reply frame. */
export function answerRequest(request: Buffer, memory: BoardMemory): Buffer {
  const unit = request[0] ?? 0;
  const code = request[1] ?? 0;
  const address = request.readUInt16BE(2);
  const word = request.readUInt16BE(4);
  const refuse = (reason: number) => sealFrame(Uint8Array.of(unit, code | 0x80, reason));
  const illegalAddress = 2;
  const illegalValue = 3;
  const echo = () => sealFrame(request.subarray(0, 6));
  const fits = (table: readonly unknown[], count: number) => count > 0 && address + count <= table.length;

  switch (code) {
    case 1:
    case 2: {
      const table = code === 1 ? memory.coils : memory.inputs;
      if (!fits(table, word)) return refuse(illegalAddress);
      const bits = packBits(table.slice(address, address + word));
      return sealFrame(Uint8Array.of(unit, code, bits.length, ...bits));
    }
    case 3:
    case 4: {
      const table = code === 3 ? memory.holding : memory.registers;
      if (!fits(table, word)) return refuse(illegalAddress);
      const words = table.slice(address, address + word).flatMap((value) => [(value >> 8) & 0xff, value & 0xff]);
      return sealFrame(Uint8Array.of(unit, code, words.length, ...words));
    }
    case 5: {
      const flash = flashOf(memory, address);
      if (flash) {
        memory.pulse?.begin(flash.coil, flash.on, word * 100);
        return echo();
      }
      if (word !== 0xff00 && word !== 0) return refuse(illegalValue);
      if (!fits(memory.coils, 1)) return refuse(illegalAddress);
      memory.coils[address] = word === 0xff00;
      return echo();
    }
    case 6:
      if (!fits(memory.holding, 1)) return refuse(illegalAddress);
      memory.holding[address] = word;
      return echo();
    case 15:
      if (!fits(memory.coils, word) || request[6] !== Math.ceil(word / 8)) return refuse(illegalAddress);
      for (let i = 0; i < word; i++) memory.coils[address + i] = (((request[7 + (i >> 3)] ?? 0) >> (i & 7)) & 1) === 1;
      return echo();
    case 16:
      if (!fits(memory.holding, word) || request[6] !== word * 2) return refuse(illegalAddress);
      for (let i = 0; i < word; i++) memory.holding[address + i] = request.readUInt16BE(7 + 2 * i);
      return echo();
    default:
      return refuse(1);
  }
}

/** Which relay a coil write of the board's own moves for a while, and which way. */
function flashOf({ coils, pulse }: BoardMemory, address: number): { readonly coil: number; readonly on: boolean } | undefined {
  if (!pulse) return undefined;
  for (const [base, on] of [
    [pulse.onAt, true],
    [pulse.offAt, false],
  ] as const)
    if (address >= base && address < base + coils.length) return { coil: address - base, on };
  return undefined;
}

function packBits(bits: readonly boolean[]): number[] {
  const bytes = new Array<number>(Math.ceil(bits.length / 8)).fill(0);
  bits.forEach((on, i) => (bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (on ? 1 << (i & 7) : 0)));
  return bytes;
}
