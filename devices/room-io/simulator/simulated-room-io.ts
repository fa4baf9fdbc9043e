import { openSerialFarEnd } from '../../simulated-room/serial-far-end';
import { mapRoomIo, type MeasureName, type OutputName, type Place, type SensorName } from '../room-io-map';
import type { RoomIoWiring } from '../room-io-wiring';
import { answerRequest, nextRequest } from './modbus-slave';
import { lineMs, PacedSender } from './paced-sender';
import { boardsOf } from './simulated-board';

/** silent: hears, carries nothing out, answers nothing; cut: the plug is out; noise: interference; badCrc: every reply is spoiled. */
export const roomIoFaults = ['silent', 'cut', 'noise', 'badCrc'] as const;
type RoomIoFault = (typeof roomIoFaults)[number];

/** Modbus-RTU boards with the relays and sensors of an interview room, at the far end of a serial cable. */
export interface SimulatedRoomIo {
  readonly path: string;
  readonly wiring: RoomIoWiring;
  /** door on = open, presence on = somebody is there, duress on = pressed, tamper on = opened. */
  setInput(input: RoomIoInput, on: boolean): void;
  setClimate(temperatureC: number, humidityPercent: number): void;
  inputs(): Readonly<Record<RoomIoInput, boolean>>;
  climate(): { readonly temperatureC: number; readonly humidityPercent: number };
  /** What the relays do; lock true = the door can be opened. */
  coils(): { readonly lock: boolean; readonly light: boolean; readonly recordLamp: boolean; readonly buzzer: boolean };
  /** Somebody moves a relay at the board itself. */
  setOutput(output: OutputName, active: boolean): void;
  /** Leaves the next `count` requests unanswered and undone. */
  ignoreRequests(count: number): void;
  /** Leaves the next `count` requests to write unanswered; `done`: carries them out all the same. */
  ignoreWrites(count: number, done: boolean): void;
  /** How many requests the boards have received whole; of one unit where it is named. */
  requestsHeard(unit?: number): number;
  /** The requests to write, as they came. */
  writesHeard(): readonly Buffer[];
  /** The largest number of requests that lay unanswered at one time: more than one would collide on a real line. */
  mostRequestsAtOnce(): number;
  fault(fault: RoomIoFault, on: boolean): Promise<void>;
  /** One board of several without power. */
  silence(unit: number, on: boolean): void;
  close(): Promise<void>;
}
export type RoomIoInput = SensorName;

/** What the simulated room is wired like, unless told otherwise. */
export const ordinary: Omit<RoomIoWiring, 'path'> = {
  baudRate: 9600,
  unit: 1,
  lock: { coil: 0, unlockedWhen: 'on' },
  light: { coil: 1 },
  recordLamp: { coil: 2 },
  door: { input: 0, openWhen: 'on' },
  presence: { input: 1 },
  duress: { input: 2 },
  temperature: { register: 0, scale: 0.1 },
  humidity: { register: 1, scale: 0.1 },
};

export interface SimulatedRoomIoOptions {
  readonly dir: string;
  readonly wiring?: Omit<RoomIoWiring, 'path'>;
  readonly replyAfterMs?: number;
  /** Requests and replies take as long as on a line of the wiring's baud rate. */
  readonly paced?: boolean;
  /** What the line makes of a reply: nothing, unless told. */
  readonly spoil?: (reply: Buffer) => Uint8Array;
}

export async function startSimulatedRoomIo(options: SimulatedRoomIoOptions): Promise<SimulatedRoomIo> {
  const wired = options.wiring ?? ordinary;
  const map = mapRoomIo({ ...wired, path: '' });
  const boards = boardsOf(map);
  const units = new Set(boards.map(({ unit }) => unit));
  const faults = new Set<RoomIoFault>();
  const heard = new Map<number, number>();
  const writes: Buffer[] = [];
  let received: Buffer = Buffer.alloc(0);
  let toIgnore = 0;
  let writesToIgnore = { count: 0, done: false };
  let waiting = 0;
  let mostWaiting = 0;

  const line = await openSerialFarEnd(options.dir, 'room-io', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const { request, rest } = nextRequest(units, received);
      received = rest;
      if (!request) return;
      take(request);
    }
  });
  const paced = options.paced === true ? new PacedSender(wired.baudRate, (bytes) => line.send(bytes)) : undefined;

  function take(request: Buffer): void {
    const board = boards.find(({ unit }) => unit === request[0]);
    if (!board) return;
    heard.set(board.unit, (heard.get(board.unit) ?? 0) + 1);
    mostWaiting = Math.max(mostWaiting, ++waiting);
    const isWrite = (request[1] ?? 0) > 4;
    if (isWrite) writes.push(Buffer.from(request));
    const dropped = isWrite && writesToIgnore.count > 0;
    const ignored = faults.has('silent') || board.silent || toIgnore > 0 || dropped;
    if (toIgnore > 0) toIgnore--;
    if (dropped) writesToIgnore = { ...writesToIgnore, count: writesToIgnore.count - 1 };
    const wireMs = paced ? lineMs(request.length, wired.baudRate) : 0;
    setTimeout(
      () => {
        waiting--;
        if (ignored && !(dropped && writesToIgnore.done)) return;
        const reply = answerRequest(request, board.memory);
        if (ignored) return;
        if (faults.has('badCrc')) reply.writeUInt16LE(reply.readUInt16LE(reply.length - 2) ^ 0xffff, reply.length - 2);
        const sent = options.spoil ? options.spoil(reply) : reply;
        if (paced) paced.send(sent);
        else line.send(sent);
      },
      wireMs + (options.replyAfterMs ?? 2),
    );
  }

  const boardAt = ({ unit }: Place) => boards.find((board) => board.unit === unit);
  const sensorBit = (name: SensorName): boolean => {
    const point = map.sensors[name];
    if (!point) return false;
    const raw = boardAt(point.place)?.read(point.place) ?? false;
    const on = typeof raw === 'boolean' ? raw : ((raw >> (point.bit ?? 0)) & 1) === 1;
    return on !== point.inverted;
  };
  const setInput = (name: SensorName, on: boolean) => {
    const point = map.sensors[name];
    const board = point && boardAt(point.place);
    if (!board) return;
    const raw = board.read(point.place);
    const wanted = on !== point.inverted;
    const bit = 1 << (point.bit ?? 0);
    board.write(point.place, typeof raw === 'boolean' ? wanted : wanted ? raw | bit : raw & ~bit);
  };
  const output = (name: OutputName): boolean => {
    const point = map.outputs[name];
    if (!point) return false;
    const raw = boardAt(point.place)?.read(point.place) ?? false;
    return (typeof raw === 'boolean' ? raw : raw === point.words.on) === point.activeWhen;
  };
  const setOutput = (name: OutputName, active: boolean) => {
    const point = map.outputs[name];
    if (!point) return;
    const on = active === point.activeWhen;
    boardAt(point.place)?.write(point.place, point.place.table === 'coil' ? on : on ? point.words.on : point.words.off);
  };
  const measure = (name: MeasureName): number => {
    const point = map.measures[name];
    const raw = Number(point ? (boardAt(point.place)?.read(point.place) ?? 0) : 0);
    return point ? Math.round((((raw << 16) >> 16) * point.scale + point.offset) * 1e6) / 1e6 : 0;
  };
  const setMeasure = (name: MeasureName, value: number) => {
    const point = map.measures[name];
    if (point) boardAt(point.place)?.write(point.place, Math.round((value - point.offset) / point.scale));
  };
  const setClimate = (temperatureC: number, humidityPercent: number) => {
    setMeasure('temperature', temperatureC);
    setMeasure('humidity', humidityPercent);
  };

  setClimate(23.5, 48);
  for (const name of ['door', 'presence', 'duress', 'tamper'] as const) setInput(name, false);
  for (const name of ['lock', 'light', 'recordLamp', 'buzzer'] as const) setOutput(name, false);

  return {
    path: line.path,
    wiring: { path: line.path, ...wired },
    setInput,
    setClimate,
    setOutput,
    inputs: () => ({ door: sensorBit('door'), presence: sensorBit('presence'), duress: sensorBit('duress'), tamper: sensorBit('tamper') }),
    climate: () => ({ temperatureC: measure('temperature'), humidityPercent: measure('humidity') }),
    coils: () => ({ lock: output('lock'), light: output('light'), recordLamp: output('recordLamp'), buzzer: output('buzzer') }),
    ignoreRequests: (count) => {
      toIgnore = count;
    },
    ignoreWrites: (count, done) => {
      writesToIgnore = { count, done };
    },
    requestsHeard: (unit) => (unit === undefined ? [...heard.values()].reduce((sum, one) => sum + one, 0) : (heard.get(unit) ?? 0)),
    writesHeard: () => writes,
    mostRequestsAtOnce: () => mostWaiting,
    fault: async (fault, on) => {
      if (on) faults.add(fault);
      else faults.delete(fault);
      if (fault === 'cut') await line.cut(on);
      if (fault === 'noise') line.noise(on);
    },
    silence: (unit, on) => {
      const board = boards.find((one) => one.unit === unit);
      if (board) board.silent = on;
    },
    close: async () => {
      paced?.close();
      boards.forEach((board) => board.close());
      await line.close();
    },
  };
}
