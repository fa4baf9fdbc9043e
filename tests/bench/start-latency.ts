import path from 'node:path';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import { openAuditLog } from '../../services/audit/audit-log';
import { ActiveSession } from '../../services/interviews/active-session';
import { aBooking, aPerson, openTestStore } from '../support/builders';
import { rollingRecorder } from '../support/rolling-recorder';
import { median, type BenchRow } from './bench-row';

const SESSIONS = 12;

/** P7: from the sensor's word that somebody is in the room to the durable row that recording began, against one commit of the same store. */
export async function startLatency(): Promise<readonly BenchRow[]> {
  const store = await openTestStore();
  const { db } = store;
  const now = (): Date => new Date();
  const audit = await openAuditLog(db, now, 'bench', path.join(store.folder, 'audit.jsonl'));
  const board = new Board();
  const found = { starts: [] as number[], commits: [] as number[] };
  try {
    for (let n = 0; n < SESSIONS; n += 1) {
      const roomId = `R${n}`;
      await db.rooms.put({ id: roomId, name: roomId, place: '' });
      const booking = aBooking({ roomId, status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' });
      await db.bookings.insert(booking);
      let changed: () => void = () => undefined;
      const active = new ActiveSession({
        ...{ db, audit, roomIo: board.io, now, preRollMs: 60_000, room: { id: roomId, agencyCode: 'QYWS' } },
        recordingsFolder: path.join(store.folder, 'recordings'),
        openRecorder: rollingRecorder,
        onRecorder: () => undefined,
        onChange: () => changed(),
        onConcluded: () => undefined,
        onAbandoned: () => undefined,
        onProblem: (problem) => {
          throw problem;
        },
      });
      board.show({ door: 'closed', presence: 'absent' });
      const id = await active.begin(booking.id);
      await active.apply(
        id,
        'chen',
        { kind: 'devices-checked' },
        { checkedAt: now().toISOString(), checkedById: 'chen', checkReport: '{}' },
      );
      // Two officers of its own: they may not be in a session that hasn't ended.
      for (const personId of [`lin-${n}`, `huang-${n}`]) {
        await db.people.save(aPerson({ id: personId }));
        await active.apply(id, personId, { kind: 'inspector-signed-in', inspector: { personId, name: personId, badgeNumber: personId } });
      }
      active.entry.expect(board.state);
      const begunCommit = performance.now();
      await db.rooms.put({ id: roomId, name: roomId, place: String(n) });
      found.commits.push(performance.now() - begunCommit);
      board.show({ door: 'open' });
      const entered = performance.now();
      // Told once state and audit row are committed.
      const stored = new Promise<void>((resolve) => (changed = resolve));
      board.show({ presence: 'present' });
      await stored;
      found.starts.push(performance.now() - entered);
      if (!(await db.sessions.byId(id))?.startedAt) throw new Error('told before it was stored');
      await active.recording?.close();
      board.io.close().catch(() => undefined);
    }
  } finally {
    await store.remove();
  }
  const ratio = median(found.starts) / median(found.commits);
  const name = 'entry to the durable row that recording began (lamp, register number, state, audit), against one commit';
  return [{ id: 'P7', name, goal: 'ratio ≤ 10', unit: 'ms', samples: found.starts, limits: found.commits, ratio, met: ratio <= 10 }];
}

/** A door board that says what it is told to. */
class Board {
  private readonly watchers = new Set<(state: RoomIoState) => void>();
  state: RoomIoState = {
    at: new Date(),
    line: 'online',
    lock: 'locked',
    light: 'off',
    recordLamp: 'off',
    door: 'closed',
    presence: 'absent',
    duress: 'released',
    temperatureC: 22.4,
    humidityPercent: 51,
  };

  readonly io: RoomIo = {
    unlock: () => Promise.resolve(),
    lock: () => Promise.resolve(),
    set: () => Promise.resolve(),
    watch: (watcher) => {
      this.watchers.add(watcher);
      watcher(this.state);
      return () => this.watchers.delete(watcher);
    },
    close: () => {
      this.watchers.clear();
      return Promise.resolve();
    },
  };

  show(change: Partial<RoomIoState>): void {
    this.state = { ...this.state, ...change, at: new Date() };
    for (const watcher of this.watchers) watcher(this.state);
  }
}
