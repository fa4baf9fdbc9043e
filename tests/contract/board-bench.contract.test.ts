import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBoardBench, unitsOnLine, type BoardBench, type BoardLook } from '../../devices/room-io/board-bench';
import { openModbusRoomIo } from '../../devices/room-io/modbus-room-io';
import { startSimulatedRoomIo, type SimulatedRoomIo } from '../../devices/room-io/simulator/simulated-room-io';
import { waveshare } from '../support/room-io-wirings';
import { waitFor } from '../support/wait-for';

describe('a board on the bench', () => {
  let dir: string;
  let board: SimulatedRoomIo;
  let bench: BoardBench;
  let look: BoardLook | undefined;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'bench-'));
    board = await startSimulatedRoomIo({ dir });
    bench = await openBoardBench({ path: board.path, baudRate: 9600, unit: 1 });
    bench.watch((next) => (look = next));
    await waitFor('the board', () => look?.answering === true);
  });
  afterEach(async () => {
    await bench.close();
    await board.close();
    await rm(dir, { recursive: true });
  });

  it('shows every relay and input by its number, and which input moved; nothing is written', async () => {
    expect(look).toMatchObject({ relays: Array(8).fill(false), inputs: Array(8).fill(false), moved: undefined });
    board.setInput('presence', true);
    await waitFor('input 2', () => look?.moved === 2 && look.inputs[1] === true);
    board.setInput('door', true);
    await waitFor('input 1', () => look?.moved === 1);
    expect(board.writesHeard()).toHaveLength(0);
  });

  it('presses one relay, and puts back at the end what it moved', async () => {
    await bench.press(2, true);
    expect(board.coils()).toMatchObject({ lock: false, light: true, recordLamp: false });
    expect(look?.relays[1]).toBe(true);
    await bench.close();
    expect(board.coils()).toMatchObject({ lock: false, light: false });
    expect(board.writesHeard()).toHaveLength(2);
  });

  it('opens a lock for a moment only, also when the board does not acknowledge', async () => {
    await bench.moment(1, true, 100);
    expect(board.coils().lock).toBe(false);
    board.ignoreWrites(1, true);
    await expect(bench.moment(1, true, 100)).rejects.toMatchObject({ code: 'room-io.no-acknowledgement' });
    expect(board.coils().lock).toBe(false);
  });

  it('says that a board is silent, presses nothing then, and goes on when it is back', async () => {
    await board.fault('silent', true);
    await waitFor('silence', () => look?.answering === false);
    await expect(bench.press(1, true)).rejects.toMatchObject({ code: 'room-io.line-dead' });
    await board.fault('silent', false);
    await waitFor('the board', () => look?.answering === true);
    expect(board.coils().lock).toBe(false);
    expect(board.writesHeard()).toHaveLength(0);
  });

  it('says plainly that the port is taken or missing', async () => {
    await expect(openModbusRoomIo(board.wiring)).rejects.toMatchObject({ code: 'room-io.port-busy' });
    await expect(openBoardBench({ path: join(dir, 'nothing'), baudRate: 9600, unit: 1 })).rejects.toMatchObject({
      code: 'room-io.port-missing',
    });
  });
});

it('finds the units that answer on a line', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const board = await startSimulatedRoomIo({ dir, wiring: waveshare });
  expect(await unitsOnLine({ path: board.path, baudRate: 9600 }, 4)).toEqual([1, 2]);
  expect(board.writesHeard()).toHaveLength(0);
  await board.close();
  await rm(dir, { recursive: true });
});
