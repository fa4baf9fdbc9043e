import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openModbusRoomIo } from '../../devices/room-io/modbus-room-io';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import { startSimulatedRoomIo, type SimulatedRoomIo } from '../../devices/room-io/simulator/simulated-room-io';
import { keepsThePromiseOfRoomIo } from '../support/room-io-promise';
import { juying, oneBoard, registers, waveshare, type Wired } from '../support/room-io-wirings';
import { standStillFor } from '../support/stand-still';
import { waitFor } from '../support/wait-for';

describe.each<[string, Wired]>([
  ['one board by its addresses', oneBoard],
  ['a Waveshare board and a climate sensor, by name', waveshare],
  ['a JY-DAM0808 and a climate sensor, by name', juying],
  ['three boards that keep all in registers', registers],
])('%s', (_name, wired) => {
  keepsThePromiseOfRoomIo(wired, async () => {
    const dir = await mkdtemp(join(tmpdir(), 'room-io-'));
    const board = await startSimulatedRoomIo({ dir, wiring: wired });
    const room = await openModbusRoomIo(board.wiring);
    return {
      room,
      setInput: (name, on) => board.setInput(name, on),
      outputs: () => board.coils(),
      ordersHeard: () => board.writesHeard().length,
      cut: (on) => board.fault('cut', on),
      close: async () => {
        await room.close();
        await board.close();
        await rm(dir, { recursive: true });
      },
    };
  });
});

describe('several boards on one line', () => {
  let dir: string;
  let board: SimulatedRoomIo;
  let room: RoomIo;
  let seen: RoomIoState[];
  const latest = () => seen[seen.length - 1];
  const open = async (wired: Wired, replyAfterMs?: number) => {
    board = await startSimulatedRoomIo({ dir, wiring: wired, ...(replyAfterMs === undefined ? {} : { replyAfterMs }) });
    room = await openModbusRoomIo(board.wiring);
    seen = [];
    room.watch((state) => seen.push(state));
    await waitFor('all boards', () => latest()?.line === 'online' && latest()?.deadUnits?.length === 0);
  };

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'room-io-'));
  });
  afterEach(async () => {
    await room.close();
    await board.close();
    await rm(dir, { recursive: true });
  });

  it('keeps one dead board from making the others unknown, or slow', async () => {
    await open(registers);
    board.silence(12, true);
    board.silence(13, true);
    await waitFor('two dead boards', () => String(latest()?.deadUnits) === '12,13', 2000);
    expect(latest()).toMatchObject({
      line: 'online',
      lock: 'locked',
      light: 'off',
      door: 'closed',
      recordLamp: 'unknown',
      duress: 'unknown',
    });
    expect(latest()?.temperatureC).toBeUndefined();
    await expect(room.set('recordLamp', true)).rejects.toMatchObject({ code: 'room-io.line-dead' });
    await room.unlock();
    board.setInput('door', true);
    await waitFor('the door', () => latest()?.door === 'open', 1000);
    board.silence(12, false);
    board.silence(13, false);
    await waitFor('all boards', () => latest()?.deadUnits?.length === 0 && latest()?.recordLamp === 'off', 3000);
    expect(latest()).toMatchObject({ lock: 'unlocked', temperatureC: 23.5 });
  });

  it('asks each board as often as the others', async () => {
    await open(registers);
    const heard = () => [11, 12].map((unit) => board.requestsHeard(unit));
    const [a = 0, b = 0] = heard();
    await waitFor('ten rounds', () => (heard()[0] ?? 0) - a >= 40);
    // Unit 11 has four runs of addresses, unit 12 has three.
    const rounds = { of11: ((heard()[0] ?? 0) - a) / 4, of12: ((heard()[1] ?? 0) - b) / 3 };
    expect(Math.abs(rounds.of11 - rounds.of12)).toBeLessThan(2);
  });

  it('ends a pulse that was running when the line died as soon as the lock is seen again, and sends nothing else', async () => {
    await open({ ...juying, lock: { relay: 8, failure: 'fail-secure', pulseMs: 300 } });
    await room.unlock();
    await board.fault('cut', true);
    await waitFor('unknown', () => latest()?.line === 'unknown', 2000);
    await board.fault('cut', false);
    await waitFor('locked', () => latest()?.lock === 'locked', 5000);
    expect(board.coils().lock).toBe(false);
    expect(board.writesHeard().map((request) => request.readUInt16BE(4))).toEqual([0xff00, 0]);
  });

  it('locks a pulse lock that somebody else left unlocked', async () => {
    await open(juying);
    board.setOutput('lock', true);
    await waitFor('unlocked', () => latest()?.lock === 'unlocked', 2000);
    await waitFor('locked', () => latest()?.lock === 'locked', 2000);
  });

  it('ends its own pulse before it is closed', async () => {
    await open({ ...juying, lock: { relay: 8, failure: 'fail-secure', pulseMs: 60_000 } });
    await room.unlock();
    await room.close();
    expect(board.coils().lock).toBe(false);
  });

  it('hears a reply that came while this process stood still for longer than a board may take', async () => {
    await open(oneBoard, 60);
    const before = board.writesHeard().length;
    const order = room.set('light', true);
    await waitFor('the order on the line', () => board.writesHeard().length > before);
    standStillFor(400);
    await order;
    expect(board.coils().light).toBe(true);
  });

  it('does not send an order that waited for more than a second', async () => {
    await open(oneBoard);
    board.ignoreWrites(9, false);
    const orders = Promise.allSettled(Array.from({ length: 9 }, () => room.set('light', true)));
    expect((await orders).every(({ status }) => status === 'rejected')).toBe(true);
    expect(board.writesHeard().length).toBeLessThan(9);
  });
});
