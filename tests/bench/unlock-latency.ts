import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openModbusRoomIo } from '../../devices/room-io/modbus-room-io';
import { startSimulatedRoomIo } from '../../devices/room-io/simulator/simulated-room-io';
import { seededRandom } from '../support/random';
import { oneBoard, waveshare, type Wired } from '../support/room-io-wirings';
import { quantile, type BenchRow } from './bench-row';

const UNLOCKS = 120;
const GOAL_MS = 150;
/** How long a common board takes from the end of the request to the beginning of its reply. */
const REPLY_AFTER_MS = 5;

/** Unlock, call to acknowledgement, on a line that is paced at 9600 baud both ways while the driver goes on asking for everything. */
export async function unlockLatency(): Promise<readonly BenchRow[]> {
  return [
    await measured('one board, 9600 baud: unlock to its acknowledgement (echo and read back), p95', oneBoard),
    await measured('relay board and climate sensor, 9600 baud: pulse unlock to its acknowledgement, p95', waveshare),
  ];
}

async function measured(name: string, wiring: Wired): Promise<BenchRow> {
  const dir = await mkdtemp(path.join(tmpdir(), 'unlock-'));
  const board = await startSimulatedRoomIo({ dir, wiring, paced: true, replyAfterMs: REPLY_AFTER_MS });
  const room = await openModbusRoomIo(board.wiring);
  const random = seededRandom(9600);
  const samples: number[] = [];
  try {
    for (let n = 0; n < UNLOCKS; n++) {
      // At any instant of the driver's own rounds.
      await new Promise((resolve) => setTimeout(resolve, 100 + random() * 200));
      const began = performance.now();
      // An unlock that is refused was never acknowledged.
      const acknowledged = await done(room.unlock());
      samples.push(acknowledged ? performance.now() - began : Infinity);
      if (acknowledged && !board.coils().lock) throw new Error('acknowledged, but not unlocked');
      while (!(await done(room.lock()))) await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await room.close();
    await board.close();
    await rm(dir, { recursive: true, force: true });
  }
  const p95 = quantile(samples, 0.95);
  const ratio = p95 / GOAL_MS;
  return {
    id: 'unlock',
    name,
    goal: '≤ 150 ms',
    unit: 'ms',
    samples,
    limits: [GOAL_MS],
    ratio,
    met: ratio <= 1,
  };
}

function done(order: Promise<void>): Promise<boolean> {
  return order.then(
    () => true,
    () => false,
  );
}
