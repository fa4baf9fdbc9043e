import { openSerialFarEnd } from '../../simulated-room/serial-far-end';
import type { RoomIoWiring } from '../room-io';
import { answerRequest, nextRequest } from './modbus-slave';
import type { BoardMemory } from './modbus-slave';

/** silent: hears, carries nothing out, answers nothing; cut: the plug is out; noise: interference; badCrc: every reply is spoiled. */
export const roomIoFaults = ['silent', 'cut', 'noise', 'badCrc'] as const;
type RoomIoFault = (typeof roomIoFaults)[number];

/** A Modbus-RTU relay board with the sensors of an interview room, at the far end of a serial cable. */
export interface SimulatedRoomIo {
  readonly path: string;
  readonly wiring: RoomIoWiring;
  /** door on = open, presence on = somebody is there, duress on = pressed. */
  setInput(input: RoomIoInput, on: boolean): void;
  setClimate(temperatureC: number, humidityPercent: number): void;
  inputs(): Readonly<Record<RoomIoInput, boolean>>;
  climate(): { readonly temperatureC: number; readonly humidityPercent: number };
  /** What the relays do; lock true = the door can be opened. */
  coils(): { readonly lock: boolean; readonly light: boolean; readonly recordLamp: boolean };
  /** Leaves the next `count` requests unanswered and undone. */
  ignoreRequests(count: number): void;
  /** How many requests the board has received whole. */
  requestsHeard(): number;
  /** The largest number of requests that lay unanswered at one time: more than one would collide on a real line. */
  mostRequestsAtOnce(): number;
  fault(fault: RoomIoFault, on: boolean): Promise<void>;
  close(): Promise<void>;
}
export type RoomIoInput = 'door' | 'presence' | 'duress';

const address = { door: 0, presence: 1, duress: 2, lock: 0, light: 1, recordLamp: 2, temperature: 0, humidity: 1 } as const;

export async function startSimulatedRoomIo(options: { dir: string; unit?: number; replyAfterMs?: number }): Promise<SimulatedRoomIo> {
  const unit = options.unit ?? 1;
  const memory: BoardMemory = {
    coils: new Array<boolean>(8).fill(false),
    inputs: new Array<boolean>(8).fill(false),
    holding: [],
    registers: [0, 0, 0, 0],
  };
  const faults = new Set<RoomIoFault>();
  let received: Buffer = Buffer.alloc(0);
  let toIgnore = 0;
  let heard = 0;
  let waiting = 0;
  let mostWaiting = 0;

  const line = await openSerialFarEnd(options.dir, 'room-io', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const { request, rest } = nextRequest(unit, received);
      received = rest;
      if (!request) return;
      take(request);
    }
  });

  function take(request: Buffer): void {
    heard++;
    mostWaiting = Math.max(mostWaiting, ++waiting);
    const ignored = faults.has('silent') || toIgnore > 0;
    if (toIgnore > 0) toIgnore--;
    setTimeout(() => {
      waiting--;
      if (ignored) return;
      const reply = answerRequest(request, memory);
      if (faults.has('badCrc')) reply.writeUInt16LE(reply.readUInt16LE(reply.length - 2) ^ 0xffff, reply.length - 2);
      line.send(reply);
    }, options.replyAfterMs ?? 2);
  }

  const climate = () => ({
    temperatureC: (((memory.registers[address.temperature] ?? 0) << 16) >> 16) / 10,
    humidityPercent: (memory.registers[address.humidity] ?? 0) / 10,
  });
  const setClimate = (temperatureC: number, humidityPercent: number) => {
    memory.registers[address.temperature] = Math.round(temperatureC * 10) & 0xffff;
    memory.registers[address.humidity] = Math.round(humidityPercent * 10) & 0xffff;
  };
  setClimate(23.5, 48);

  return {
    path: line.path,
    wiring: {
      path: line.path,
      baudRate: 9600,
      unit,
      lock: { coil: address.lock, unlockedWhen: 'on' },
      light: { coil: address.light },
      recordLamp: { coil: address.recordLamp },
      door: { input: address.door, openWhen: 'on' },
      presence: { input: address.presence },
      duress: { input: address.duress },
      temperature: { register: address.temperature, scale: 0.1 },
      humidity: { register: address.humidity, scale: 0.1 },
    },
    setInput: (input, on) => {
      memory.inputs[address[input]] = on;
    },
    setClimate,
    inputs: () => ({
      door: memory.inputs[address.door] === true,
      presence: memory.inputs[address.presence] === true,
      duress: memory.inputs[address.duress] === true,
    }),
    climate,
    coils: () => ({
      lock: memory.coils[address.lock] === true,
      light: memory.coils[address.light] === true,
      recordLamp: memory.coils[address.recordLamp] === true,
    }),
    ignoreRequests: (count) => {
      toIgnore = count;
    },
    requestsHeard: () => heard,
    mostRequestsAtOnce: () => mostWaiting,
    fault: async (fault, on) => {
      if (on) faults.add(fault);
      else faults.delete(fault);
      if (fault === 'cut') await line.cut(on);
      if (fault === 'noise') line.noise(on);
    },
    close: () => line.close(),
  };
}
