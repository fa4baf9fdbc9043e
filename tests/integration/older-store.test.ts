import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { openDatabase } from '../../db/data-source';
import { migrations } from '../../db/migrations/index';
import { aBooking, aSegment, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.remove());

type Rows = readonly Record<string, unknown>[];

/** Where a released kiosk stood before this migration: its tables, filled with the rows of a store of today as far as it has columns for them. */
async function olderStore(file: string, before: string): Promise<ReadonlyMap<string, Rows>> {
  const released = migrations.slice(
    0,
    migrations.findIndex((Migration) => new Migration().name === before),
  );
  const source = await new DataSource({ type: 'sqlite', database: file, migrations: [...released], enableWAL: true }).initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    await source.query('PRAGMA foreign_keys = OFF');
    await source.query(`ATTACH '${store.file}' AS today`);
    const tables = await source.query<{ name: string }[]>(
      "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'",
    );
    const filled = new Map<string, Rows>();
    // The registers' lines the store numbers itself, as their rows come in.
    for (const { name } of tables.filter((table) => table.name !== 'register_lines')) {
      const columns = await source.query<{ name: string; hidden: number }[]>(`PRAGMA main.table_xinfo(${name})`);
      const own = columns.filter(({ hidden }) => hidden === 0).map((column) => column.name);
      // Before the register of admissions was numbered from admissions, its lines were the sessions'.
      const lines = name === 'register_lines' ? `WHERE register <> 'admission' OR sourceId IN (SELECT id FROM today.sessions)` : '';
      await source.query(`INSERT INTO main.${name} (${own.join(', ')}) SELECT ${own.join(', ')} FROM today.${name} ${lines}`);
      filled.set(name, await source.query<Rows>(`SELECT * FROM main.${name} ORDER BY 1, 2`));
    }
    return filled;
  } finally {
    await source.destroy();
  }
}

it('a store that holds sealed sessions is brought up to date without losing or changing one row', async () => {
  const { db } = store;
  await db.bookings.insert(
    aBooking({
      id: 'b1',
      status: 'keyReturned',
      decidedById: 'chen',
      decidedAt: '2026-11-24T01:00:00.000Z',
      cleanedAt: '2026-11-25T03:20:00.000Z',
      cleanedById: 'lin',
    }),
  );
  await db.sessions.insert(
    aSession({ id: 's1', bookingId: 'b1', ...sealedColumns, checkedById: 'chen', leadId: 'lin', recorderId: 'huang' }),
  );
  await db.segments.append([aSegment({ sessionId: 's1', n: 1 }), aSegment({ sessionId: 's1', n: 2 })]);
  await db.keys.append({ roomId: 'X1', bookingId: 'b1', kind: 'issued', fromId: 'chen', toId: 'lin', at: '2026-11-25T00:56:00.000Z' });
  await db.climate.append({ sessionId: 's1', at: '2026-11-25T01:10:00.000Z', temperatureC: 23.5, humidityPercent: 48 });
  const file = path.join(store.folder, 'older.sqlite');
  const older = await olderStore(file, 'AddBookingChain1795200000000');
  expect(older.get('sessions')).toHaveLength(1);

  const updated = await openDatabase(file);
  try {
    const session = await updated.sessions.byId('s1');
    expect(session).toMatchObject({ ...older.get('sessions')?.[0], closedAt: null });
    expect(session?.endedAt).toBe(sealedColumns.thumbprintedAt);
    expect(await updated.segments.ofSession('s1')).toEqual(older.get('segments')?.map((row) => expect.objectContaining(row) as unknown));
    const words = { text: '秀兰', roomId: undefined, viewerId: 'lin', department: undefined };
    expect((await updated.calendar.lines(words, undefined, 10)).map(({ id }) => id)).toEqual(['b1']);
    await expect(updated.sessions.insert(aSession({ bookingId: 'nothing' }))).rejects.toThrow();
  } finally {
    await updated.close();
  }
  const source = await new DataSource({ type: 'sqlite', database: file }).initialize();
  try {
    for (const [table, rows] of older) {
      const now = await source.query<Rows>(`SELECT * FROM ${table} ORDER BY 1, 2`);
      expect(now, table).toEqual(rows.map((row) => expect.objectContaining(row) as unknown));
    }
    expect(await source.query('PRAGMA foreign_key_check')).toEqual([]);
    expect(await source.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    await expect(source.query("DELETE FROM sessions WHERE id = 's1'")).rejects.toThrow('store.append-only');
    expect(await source.query('SELECT register, number FROM register_lines ORDER BY seq')).toEqual(
      expect.arrayContaining([
        { register: 'key', number: 1 },
        { register: 'use', number: 1 },
      ] as const),
    );
  } finally {
    await source.destroy();
  }
});

it('who was let in and who is authorised stays on file when more kinds of people may come', async () => {
  const { db } = store;
  const authorisation = { id: 'a1', name: '何律师', kind: 'lawyer', organisation: '', idNumber: '', document: '委托书', personId: null };
  await db.admissions.insertAuthorisation({
    ...{ ...authorisation, validFrom: '2026-11-01', validUntil: '2026-11-30' },
    ...{ registeredAt: '2026-11-01T01:00:00.000Z', registeredById: 'chen' },
  });
  const line = { roomId: 'X1', bookingId: null, standing: 'authorised', name: '何律师', kind: 'lawyer', organisation: '', personId: null };
  const leave = { authorisationId: 'a1', escortId: 'lin', reason: '', approvedById: null, approvedAt: null, registeredById: 'chen' };
  const first = await db.admissions.append({ ...line, ...leave, enteredAt: '2026-11-25T01:00:00.000Z' });
  await db.admissions.leave(first, '2026-11-25T02:00:00.000Z');
  await db.admissions.append({ ...line, ...leave, enteredAt: '2026-11-25T03:00:00.000Z' });
  const file = path.join(store.folder, 'older.sqlite');
  const older = await olderStore(file, 'AddEntryAlarms1795500000000');
  expect(older.get('admissions')).toHaveLength(2);

  const updated = await openDatabase(file);
  try {
    expect(await updated.admissions.byNumber(first)).toEqual(older.get('admissions')?.[0]);
    expect(await updated.admissions.authorisation('a1')).toEqual({
      ...older.get('authorisations')?.[0],
      paperSha256: null,
      paperName: null,
    });
    const number = await updated.admissions.append({ ...line, ...leave, kind: 'interpreter', enteredAt: '2026-11-25T04:00:00.000Z' });
    expect(number).toBe(3);
    await expect(
      updated.admissions.append({ ...line, ...leave, kind: 'visitor', enteredAt: '2026-11-25T04:00:00.000Z' }),
    ).rejects.toThrow();
  } finally {
    await updated.close();
  }
  const source = await new DataSource({ type: 'sqlite', database: file }).initialize();
  try {
    expect(await source.query('PRAGMA foreign_key_check')).toEqual([]);
    expect(await source.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    await expect(source.query('DELETE FROM admissions')).rejects.toThrow('store.append-only');
    await expect(source.query("UPDATE admissions SET name = 'x'")).rejects.toThrow('store.append-only');
    await expect(source.query('DELETE FROM authorisations')).rejects.toThrow('store.append-only');
  } finally {
    await source.destroy();
  }
});

it('bookings and who waits keep their rows when the calendar comes, without a procedure and with nobody else named', async () => {
  const { db } = store;
  await db.bookings.insert(aBooking({ id: 'b1', procedure: 'summary' }));
  await db.waiting.append({ ...aBooking(), procedure: 'summary', attendees: '[{"name":"何律师","kind":"lawyer","organisation":""}]' });
  const file = path.join(store.folder, 'older.sqlite');
  const older = await olderStore(file, 'AddCalendar1795400000000');
  const updated = await openDatabase(file);
  try {
    expect(await updated.bookings.byId('b1')).toMatchObject({ ...older.get('bookings')?.[0], procedure: null });
    expect(await updated.waiting.byNumber(1)).toMatchObject({ ...older.get('waiting_list')?.[0], procedure: null, attendees: '[]' });
    expect((await updated.calendar.touching('2026-11-25T00:00:00.000Z', '2026-11-26T00:00:00.000Z', 'X1')).map(({ id }) => id)).toEqual([
      'b1',
    ]);
  } finally {
    await updated.close();
  }
});

it('a fault of an earlier release is still open after the update, is of a device by its name alone, and can be closed', async () => {
  const reported = {
    id: 'f1',
    roomId: 'X1',
    device: '法制一号机位',
    what: '没有画面',
    foundById: 'chen',
    foundAt: '2026-11-24T01:00:00.000Z',
  };
  const open = { sentAt: null, sentById: null, repairedAt: null, repairedBy: null, repairSeenById: null, result: null };
  const ticket = { deviceId: null, answeredAt: null, answeredById: null, answer: null, repairTest: null };
  const outOfUseAt = '2026-11-24T01:05:00.000Z';
  await store.db.faults.insert({ ...reported, ...open, ...ticket, reportedAt: outOfUseAt, outOfUseAt });
  const file = path.join(store.folder, 'older.sqlite');
  const older = await olderStore(file, 'AddUpkeep1795700000000');
  expect(older.get('device_faults')).toHaveLength(1);
  expect(older.get('device_faults')?.[0]).not.toHaveProperty('deviceId');

  const updated = await openDatabase(file);
  try {
    const [fault] = await updated.faults.open('X1');
    expect(fault).toMatchObject({ ...older.get('device_faults')?.[0], ...ticket, year: 2026, number: 1 });
    await updated.faults.update('f1', { repairedAt: outOfUseAt, repairedBy: '办公室', repairSeenById: 'chen', result: '更换' });
    expect(await updated.faults.open('X1')).toEqual([]);
  } finally {
    await updated.close();
  }
});
