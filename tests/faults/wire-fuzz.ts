import path from 'node:path';
import { openModbusRoomIo } from '../../devices/room-io/modbus-room-io';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { startSimulatedRoomIo } from '../../devices/room-io/simulator/simulated-room-io';
import { damagedFrame, damages, fuzzWire } from '../support/fuzz-wire';
import { randomBytesFrom, seededRandom } from '../support/random';
import { oneBoard } from '../support/room-io-wirings';
import { waitFor } from '../support/wait-for';
import type { FamilyOptions } from './fault-family';

/** Of the bytes, as many also go through the shipping driver on a pseudo-terminal: it waits for what never comes, so they take longer. */
const shareOfLine = 0.02;

/** R15: `n` bytes that are random, truncated, doubled, interleaved or have a bad CRC, through the framing of driver and board. */
export async function wireFuzz(options: FamilyOptions): Promise<void> {
  const { n, seed, report, log } = options;
  const began = performance.now();
  const { bytes, exchanges, falseUnlocks, mostFramesLost, findings } = fuzzWire(n, seed);
  for (const finding of findings) report.expect('bad line, framing', false, finding);
  report.measure('bad line, framing', 'bytes', bytes);
  report.measure('bad line, framing', 'exchanges', exchanges);
  report.measure('bad line, framing', 'false unlocks', falseUnlocks, 0);
  report.measure('bad line, framing', 'frames lost after the damaged one', mostFramesLost, 1);
  log(`${bytes} bytes through the framing in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await fuzzLine({ ...options, n: Math.ceil(n * shareOfLine) });
}

/** The shipping driver hears a board through noise, with a third of the replies damaged, and is told to unlock now and then. */
async function fuzzLine({ n, seed, scratch, report, log }: FamilyOptions): Promise<void> {
  const random = seededRandom(seed);
  const name = 'bad line, driver';
  let bytes = 0;
  let replies = 0;
  const board = await startSimulatedRoomIo({
    dir: path.join(scratch, 'wire-fuzz'),
    wiring: oneBoard,
    spoil: (reply) => {
      replies++;
      const damage = random() < 0.3 ? damages[replies % damages.length] : undefined;
      const noise = () => randomBytesFrom(random, Math.floor(random() * 400));
      const sent = Buffer.concat([noise(), damage ? damagedFrame(random, reply, damage) : reply, noise()]);
      bytes += sent.length;
      return sent;
    },
  });
  const room = await openModbusRoomIo(board.wiring);
  let latest: RoomIoState | undefined;
  const unlock = { ordered: false };
  let falseUnlocks = 0;
  room.watch((state) => {
    latest = state;
    if (state.lock === 'unlocked' && !unlock.ordered && !board.coils().lock) falseUnlocks++;
  });
  try {
    while (bytes < n) {
      const target = bytes + Math.min(n / 20, 20_000);
      await waitFor('some bytes', () => bytes >= target, 120_000);
      if (!unlock.ordered && board.coils().lock) falseUnlocks++;
      unlock.ordered = true;
      await room.unlock().then(
        () => report.expect(name, board.coils().lock, 'an unlock acknowledged that was not done'),
        () => undefined,
      );
      await waitFor('a line that answers', () => latest?.line === 'online', 30_000);
      // A locking order that was lost is given again, by us: the driver gives none twice.
      await waitFor(
        'locked',
        () =>
          room.lock().then(
            () => true,
            () => false,
          ),
        30_000,
      );
      unlock.ordered = false;
    }
    report.measure(name, 'bytes', bytes);
    report.measure(name, 'replies', replies);
    report.measure(name, 'false unlocks', falseUnlocks, 0);
    log(`${bytes} bytes in ${replies} replies to the driver`);
  } finally {
    await room.close();
    await board.close();
  }
}
