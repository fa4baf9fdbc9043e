import { decodeRoomIo, keyOf } from '../../devices/room-io/decode-room-io';
import { sealFrame } from '../../devices/room-io/modbus-frames';
import { ReplyWindow } from '../../devices/room-io/reply-window';
import { mapRoomIo } from '../../devices/room-io/room-io-map';
import { answerRequest, nextRequest, type BoardMemory } from '../../devices/room-io/simulator/modbus-slave';
import { portions } from './fuzz';
import { randomBytesFrom, seededRandom } from './random';
import { waveshare } from './room-io-wirings';

export const damages = ['random', 'truncated', 'doubled', 'interleaved', 'badCrc'] as const;
export type Damage = (typeof damages)[number];
type Random = () => number;

const unlock = sealFrame(Uint8Array.of(1, 5, 0, 0, 0xff, 0));
const flash = sealFrame(Uint8Array.of(1, 5, 2, 0, 0, 30));
const readCoils = sealFrame(Uint8Array.of(1, 1, 0, 0, 0, 8));
const requests = [
  unlock,
  flash,
  sealFrame(Uint8Array.of(1, 5, 0, 0, 0, 0)),
  readCoils,
  sealFrame(Uint8Array.of(1, 2, 0, 0, 0, 8)),
  sealFrame(Uint8Array.of(1, 4, 0, 1, 0, 2)),
];
const map = mapRoomIo({ path: '', ...waveshare });

/** What a bad line makes of a frame. */
export function damagedFrame(random: Random, frame: Buffer, damage: Damage): Buffer {
  const at = Math.floor(random() * frame.length);
  const noise = () => randomBytesFrom(random, Math.floor(random() * 60));
  switch (damage) {
    case 'random':
      return Buffer.concat([noise(), frame.subarray(0, at), noise(), frame.subarray(at), noise()]);
    case 'truncated':
      return frame.subarray(0, at);
    case 'doubled':
      return Buffer.concat([frame, noise(), frame]);
    case 'interleaved': {
      const other = requests[Math.floor(random() * requests.length)] ?? readCoils;
      return Buffer.from([...frame].flatMap((byte, i) => (random() < 0.5 ? [byte, other[i] ?? 0] : [other[i] ?? 0, byte])));
    }
    case 'badCrc': {
      const spoiled = Buffer.from(frame);
      const place = frame.length - 1 - Math.floor(random() * 2);
      spoiled[place] = (spoiled[place] ?? 0) ^ (1 + Math.floor(random() * 255));
      return spoiled;
    }
  }
}

export interface WireFindings {
  readonly bytes: number;
  readonly exchanges: number;
  readonly falseUnlocks: number;
  /** Whole frames lost after the damaged one, at most. */
  readonly mostFramesLost: number;
  readonly findings: readonly string[];
}

/** Frames between driver and board, damaged both ways, through the framing of both; each damaged one is followed by good ones. */
export function fuzzWire(bytes: number, seed: number): WireFindings {
  const random = seededRandom(seed);
  const wire = new Wire(random);
  while (wire.bytes < bytes) {
    const request = requests[Math.floor(random() * requests.length)] ?? readCoils;
    const damage = damages[wire.exchanges % damages.length] ?? 'random';
    wire.exchange(request, random() < 0.5 ? { request: damage } : random() < 0.7 ? { reply: damage } : { request: damage, reply: damage });
    let lost = 0;
    while (!wire.exchange(readCoils, {}) && lost < 10) lost++;
    wire.mostFramesLost = Math.max(wire.mostFramesLost, lost);
  }
  return wire;
}

class Wire implements WireFindings {
  bytes = 0;
  exchanges = 0;
  falseUnlocks = 0;
  mostFramesLost = 0;
  readonly findings: string[] = [];
  readonly #window = new ReplyWindow();
  #heard: Buffer = Buffer.alloc(0);
  readonly #memory: BoardMemory = {
    coils: new Array<boolean>(8).fill(false),
    inputs: [true, false, true, false, true, false, true, false],
    holding: [],
    registers: [0, 235, 480],
    pulse: { onAt: 0x200, offAt: 0x400, begin: (coil, on) => (this.#memory.coils[coil] = on) },
  };

  constructor(private readonly random: Random) {}

  /** One request and its reply; whether the driver took the reply. */
  exchange(request: Buffer, damage: { readonly request?: Damage; readonly reply?: Damage }): boolean {
    this.exchanges++;
    const wasUnlocked = this.#memory.coils[0] === true;
    const sent = damage.request ? damagedFrame(this.random, request, damage.request) : request;
    const replies = this.#boardHears(sent);
    const whole = sent.includes(request);
    if (!wasUnlocked && this.#memory.coils[0] === true && !(whole && (request === unlock || request === flash)))
      this.#note('the board unlocked without an order', true);
    this.#window.open(request);
    let taken: Buffer | undefined;
    const arriving = replies.map((reply) => (damage.reply ? damagedFrame(this.random, reply, damage.reply) : reply));
    this.bytes += sent.length + arriving.reduce((sum, { length }) => sum + length, 0);
    for (const portion of arriving.flatMap((frames) => portions(this.random, frames))) taken = this.#window.take(portion) ?? taken;
    this.#window.shut();
    if (!taken) return false;
    const found = taken;
    if (!replies.some((reply) => reply.equals(found))) this.#note(`took ${found.toString('hex')} for a reply`, false);
    if ((request === unlock || request === flash) && this.#memory.coils[0] !== true)
      this.#note('an unlock acknowledged that was not done', true);
    if (request === readCoils) this.#see(found);
    return true;
  }

  #boardHears(sent: Buffer): readonly Buffer[] {
    const replies: Buffer[] = [];
    for (const portion of portions(this.random, sent)) {
      this.#heard = Buffer.concat([this.#heard, portion]);
      for (;;) {
        const { request, rest } = nextRequest(1, this.#heard);
        this.#heard = rest;
        if (!request) break;
        replies.push(answerRequest(request, this.#memory));
      }
    }
    return replies;
  }

  /** What the driver shows of the lock is what the lock is. */
  #see(reply: Buffer): void {
    const bits = Array.from({ length: 8 }, (_, i) => (((reply[3] ?? 0) >> i) & 1) === 1);
    const readings = new Map(bits.map((bit, address) => [keyOf({ unit: 1, table: 'coil', address }), bit]));
    const nothing = { door: undefined, presence: undefined, duress: undefined, tamper: undefined };
    const { lock } = decodeRoomIo(map, readings, nothing, new Date(0), { alive: [1], dead: [] });
    if ((lock === 'unlocked') !== this.#memory.coils[0]) this.#note(`shown as ${lock}`, lock === 'unlocked');
  }

  #note(problem: string, falseUnlock: boolean): void {
    if (falseUnlock) this.falseUnlocks++;
    if (this.findings.length < 20) this.findings.push(`exchange ${this.exchanges}: ${problem}`);
  }
}
