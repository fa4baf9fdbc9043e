import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openModbusRoomIo } from '../../devices/room-io/modbus-room-io';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import { startSimulatedRoomIo } from '../../devices/room-io/simulator/simulated-room-io';
import type { SimulatedRoomIo } from '../../devices/room-io/simulator/simulated-room-io';
import { waitFor } from '../support/wait-for';

describe('a room board on its serial line keeps the promise of RoomIo', () => {
  let dir: string;
  let board: SimulatedRoomIo;
  let room: RoomIo;
  let seen: RoomIoState[];
  const latest = () => seen[seen.length - 1];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'room-io-'));
    board = await startSimulatedRoomIo({ dir });
    room = await openModbusRoomIo(board.wiring);
    seen = [];
    room.watch((state) => seen.push(state));
  });
  afterEach(async () => {
    await room.close();
    await board.close();
    await rm(dir, { recursive: true });
  });

  it('tells a watcher the present state at once', () => {
    expect(latest()).toMatchObject({
      line: 'online',
      lock: 'locked',
      light: 'off',
      recordLamp: 'off',
      door: 'closed',
      presence: 'absent',
      duress: 'released',
      buzzer: 'unknown',
      tamper: 'unknown',
      temperatureC: 23.5,
      humidityPercent: 48,
      deadUnits: [],
      notFitted: ['buzzer', 'tamper'],
    });
    expect(seen).toHaveLength(1);
  });

  it('tells of every sensor that changes within 600 ms, with the time of its sample', async () => {
    for (const [input, field, value] of [
      ['door', 'door', 'open'],
      ['presence', 'presence', 'present'],
      ['duress', 'duress', 'pressed'],
    ] as const) {
      const before = Date.now();
      board.setInput(input, true);
      const state = await waitFor(`${field} ${value}`, () => latest()?.[field] === value && latest(), 600);
      expect(state.at.getTime()).toBeGreaterThanOrEqual(before);
      expect(state.at.getTime()).toBeLessThanOrEqual(Date.now());
    }
  });

  it('reads frost and steam: negative and large climate values', async () => {
    board.setClimate(-7.4, 99.9);
    await waitFor('the climate', () => latest()?.temperatureC === -7.4 && latest()?.humidityPercent === 99.9, 2500);
  });

  it('unlocks, locks and switches only by command, and resolves when the board has done it', async () => {
    await room.unlock();
    expect(board.coils()).toMatchObject({ lock: true, light: false, recordLamp: false });
    expect(latest()?.lock).toBe('unlocked');
    await room.lock();
    await room.set('light', true);
    await room.set('recordLamp', true);
    expect(board.coils()).toMatchObject({ lock: false, light: true, recordLamp: true });
    expect(latest()).toMatchObject({ lock: 'locked', light: 'on', recordLamp: 'on' });
  });

  it('has exactly one request on the bus at a time, however many commands come at once', async () => {
    await Promise.all([room.unlock(), room.set('light', true), room.set('recordLamp', true), room.lock(), room.set('light', false)]);
    expect(board.coils()).toMatchObject({ lock: false, light: false, recordLamp: true });
    expect(board.mostRequestsAtOnce()).toBe(1);
  });

  it('asks a second time when the board ignores a reading', async () => {
    board.ignoreRequests(1);
    const heardThen = board.requestsHeard();
    await waitFor('the next readings', () => board.requestsHeard() > heardThen + 4);
    expect(seen.every((state) => state.line === 'online')).toBe(true);
  });

  it('still looks about ten times a second when every reply takes as long as on a 9600 baud line', async () => {
    await room.close();
    await board.close();
    board = await startSimulatedRoomIo({ dir, replyAfterMs: 25 });
    room = await openModbusRoomIo(board.wiring);
    room.watch((state) => seen.push(state));
    const heardThen = board.requestsHeard();
    const since = performance.now();
    // A round is two requests, and a third in every tenth.
    await waitFor('fifteen rounds', () => board.requestsHeard() - heardThen >= 31);
    expect(performance.now() - since).toBeLessThan(2500);
    board.setInput('door', true);
    await waitFor('the door', () => latest()?.door === 'open', 600);
  });

  it('stops telling a watcher who has left', async () => {
    const heard: RoomIoState[] = [];
    const leave = room.watch((state) => heard.push(state));
    leave();
    board.setInput('door', true);
    await waitFor('the other watcher to see the door', () => latest()?.door === 'open');
    expect(heard).toHaveLength(1);
  });

  for (const fault of ['silent', 'cut', 'badCrc', 'noise'] as const) {
    it(`knows nothing within 1 s of a line that is ${fault}, and everything again within 3 s, with the lock untouched`, async () => {
      await room.set('light', true);
      const broken = performance.now();
      await board.fault(fault, true);
      await waitFor('unknown', () => latest()?.line === 'unknown', 2000);
      expect(performance.now() - broken).toBeLessThan(1000);
      expect(latest()).toMatchObject({ lock: 'unknown', door: 'unknown', presence: 'unknown', duress: 'unknown', light: 'unknown' });
      expect(latest()?.temperatureC).toBeUndefined();

      await expect(room.unlock()).rejects.toMatchObject({ code: 'room-io.line-dead' });
      const mended = performance.now();
      await board.fault(fault, false);
      await waitFor('online', () => latest()?.line === 'online', 5000);
      expect(performance.now() - mended).toBeLessThan(3000);
      expect(board.coils()).toMatchObject({ lock: false, light: true, recordLamp: false });
      expect(latest()).toMatchObject({ lock: 'locked', light: 'on' });
    });
  }

  it('rejects an unlock that the board never acknowledges, and never sends it again', async () => {
    board.ignoreWrites(1, false);
    await expect(room.unlock()).rejects.toMatchObject({ name: 'RoomIoError', code: 'room-io.no-acknowledgement' });
    const heardThen = board.requestsHeard();
    await waitFor('ten more polls', () => board.requestsHeard() > heardThen + 20);
    expect(board.writesHeard()).toHaveLength(1);
    expect(board.coils().lock).toBe(false);
    expect(seen.some((state) => state.lock === 'unlocked')).toBe(false);
  });

  it('locks again what the board unlocked without a word: nobody was told that it is open', async () => {
    board.ignoreWrites(1, true);
    await expect(room.unlock()).rejects.toMatchObject({ code: 'room-io.no-acknowledgement' });
    await waitFor('locked', () => !board.coils().lock && latest()?.lock === 'locked', 2000);
    expect(board.writesHeard().map((request) => request.readUInt16BE(4))).toEqual([0xff00, 0]);
  });

  it('leaves an unlocked door as it is, and a locked one too, when the line comes back', async () => {
    await room.unlock();
    const writes = board.writesHeard().length;
    for (const unlocked of [true, false]) {
      board.setOutput('lock', unlocked);
      await board.fault('cut', true);
      await waitFor('unknown', () => latest()?.line === 'unknown', 2000);
      await board.fault('cut', false);
      await waitFor('what the lock is', () => latest()?.lock === (unlocked ? 'unlocked' : 'locked'), 5000);
      const heardThen = board.requestsHeard();
      await waitFor('some readings', () => board.requestsHeard() > heardThen + 6);
      expect(board.coils().lock).toBe(unlocked);
    }
    expect(board.writesHeard()).toHaveLength(writes);
  });

  it('says that a buzzer isn’t fitted, but not when it is to be off', async () => {
    await expect(room.set('buzzer', true)).rejects.toMatchObject({ code: 'room-io.not-fitted' });
    await room.set('buzzer', false);
    expect(board.writesHeard()).toHaveLength(0);
  });

  it('rejects what waits when the plug is pulled under it', async () => {
    await board.fault('silent', true);
    const commands = Promise.allSettled([room.unlock(), room.set('light', true)]);
    await board.fault('cut', true);
    for (const outcome of await commands) expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'RoomIoError' } });
    expect(board.coils()).toMatchObject({ lock: false, light: false, recordLamp: false });
  });

  it('rejects what waits when it is closed', async () => {
    await board.fault('silent', true);
    const command = expect(room.unlock()).rejects.toMatchObject({ name: 'RoomIoError' });
    await room.close();
    await command;
  });

  it('says plainly that the port is in use', async () => {
    await expect(openModbusRoomIo(board.wiring)).rejects.toMatchObject({ code: 'room-io.port-busy' });
    await room.set('light', true);
  });

  it('says plainly that the port is missing', async () => {
    await expect(openModbusRoomIo({ ...board.wiring, path: join(dir, 'nothing-here') })).rejects.toMatchObject({
      code: 'room-io.port-missing',
    });
  });

  it('shows no climate where no such sensor is fitted, and everything else', async () => {
    await room.close();
    room = await openModbusRoomIo({ ...board.wiring, temperature: { register: 40, scale: 1 }, humidity: { register: 41, scale: 1 } });
    room.watch((state) => seen.push(state));
    expect(latest()).toMatchObject({ line: 'online', door: 'closed', temperatureC: undefined, humidityPercent: undefined });
  });

  it('can be opened again after it was closed', async () => {
    await room.close();
    room = await openModbusRoomIo(board.wiring);
    await room.unlock();
    expect(board.coils().lock).toBe(true);
  });
});
