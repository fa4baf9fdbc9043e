import path from 'node:path';
import { openModbusRoomIo } from '../../devices/room-io/modbus-room-io';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { startSimulatedRoomIo } from '../../devices/room-io/simulator/simulated-room-io';
import { seededRandom } from '../support/random';
import { juying, oneBoard, registers, waveshare, type Wired } from '../support/room-io-wirings';
import { waitFor } from '../support/wait-for';
import type { FamilyOptions } from './fault-family';

/** R15: the serial line is pulled and put back, in rooms of several makes at a time: nothing unlocks, nothing is written. */
export async function ptyCuts(options: FamilyOptions): Promise<void> {
  const rooms = [oneBoard, waveshare, juying, registers];
  const each = Math.ceil(options.n / rooms.length);
  await Promise.all(rooms.map((wired, index) => cutRoom(wired, index, Math.min(each, options.n - index * each), options)));
}

async function cutRoom(wired: Wired, index: number, times: number, { seed, scratch, report }: FamilyOptions): Promise<void> {
  const random = seededRandom(seed + index);
  const board = await startSimulatedRoomIo({ dir: path.join(scratch, `pty-cuts-${index}`), wiring: wired });
  const room = await openModbusRoomIo(board.wiring);
  let latest: RoomIoState | undefined;
  let unlockedSeen = 0;
  room.watch((state) => {
    latest = state;
    if (state.lock === 'unlocked') unlockedSeen++;
  });
  try {
    await waitFor('all boards', () => latest?.deadUnits?.length === 0);
    for (let cut = 0; cut < times; cut++) {
      const light = cut % 2 === 0;
      // On a machine that is busy with other things an order may be refused; whoever gave it gives it again.
      await waitFor('the light', () => done(room.set('light', light)));
      const writes = board.writesHeard().length;
      await pause(random() * 200);
      const cutMs = performance.now();
      await board.fault('cut', true);
      await waitFor('unknown', () => latest?.line === 'unknown' && latest.lock === 'unknown', 10_000);
      report.measure('serial line cut', 'unknown after, ms', performance.now() - cutMs, 1_000);
      report.expect('serial line cut', !(await done(room.unlock())), `cut ${cut}: an unlock was acknowledged on a dead line`);
      await pause(random() * 300);
      await board.fault('cut', false);
      const backMs = performance.now();
      await waitFor('everything', () => latest?.line === 'online' && latest.deadUnits?.length === 0, 15_000);
      report.measure('serial line cut', 'known again after its return, ms', performance.now() - backMs, 3_000);
      report.measure('serial line cut', 'written by itself', board.writesHeard().length - writes, 0);
      report.expect('serial line cut', latest?.lock === 'locked' && !board.coils().lock, `cut ${cut}: the lock is ${latest?.lock ?? ''}`);
      report.expect('serial line cut', latest?.light === (light ? 'on' : 'off'), `cut ${cut}: the light is ${latest?.light ?? ''}`);
    }
    report.measure('serial line cut', 'times shown as unlocked', unlockedSeen, 0);
  } finally {
    await room.close();
    await board.close();
  }
}

function done(order: Promise<void>): Promise<boolean> {
  return order.then(
    () => true,
    () => false,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
