import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataSourceFor, entities, openDatabase } from '../../db/data-source';
import { OverlapError } from '../../db/repositories/booking-repository';
import { aBooking, aSegment, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.remove());

/** Statements past the repositories, as a person with a database tool would run them. */
async function sql(statement: string): Promise<Record<string, unknown>[]> {
  const source = await dataSourceFor(store.file).initialize();
  try {
    await source.query('PRAGMA recursive_triggers = ON');
    return await source.query<Record<string, unknown>[]>(statement);
  } finally {
    await source.destroy();
  }
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

describe('migrations', () => {
  it('leave the tables that the entities describe, column for column', async () => {
    const source = await dataSourceFor(store.file).initialize();
    try {
      for (const entity of entities) {
        const { tableName, columns } = source.getMetadata(entity);
        const described = columns.map((column) => ({
          name: column.databaseName,
          type: String(column.type).toUpperCase(),
          nullable: column.isNullable,
          primary: column.isPrimary,
        }));
        const actual = await source.query<{ name: string; type: string; notnull: number; pk: number }[]>(
          `PRAGMA table_xinfo(${tableName})`,
        );
        expect(
          actual
            .map(({ name, type, notnull, pk }) => ({
              name,
              type: type.replace(' GENERATED ALWAYS', ''),
              nullable: notnull === 0,
              primary: pk > 0,
            }))
            .sort(byName),
          tableName,
        ).toEqual(described.sort(byName));
      }
      const tables = await source.query<{ name: string }[]>(
        // What the store keeps for itself, to find a booking by its words, is no entity.
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'
           AND name <> 'booking_texts' AND name NOT LIKE 'booking_pairs%'`,
      );
      expect(tables.map((table) => table.name).sort()).toEqual(entities.map((entity) => source.getMetadata(entity).tableName).sort());
      expect(await source.showMigrations()).toBe(false);
    } finally {
      await source.destroy();
    }
  });

  it('are run by one of two that open a new store at the same moment; the other waits for it', async () => {
    const file = join(store.folder, 'new.sqlite');
    const [one, other] = await Promise.all([openDatabase(file), openDatabase(file)]);
    await one.rooms.put({ id: 'X9', name: '第九调查询问室', place: '' });
    expect(await other.rooms.byId('X9')).toMatchObject({ name: '第九调查询问室' });
    await Promise.all([one.close(), other.close()]);
  });
});

describe('bookings in the store', () => {
  it.each([
    { title: 'the same time', startsAt: '2026-11-25T01:00:00.000Z', endsAt: '2026-11-25T03:30:00.000Z', overlaps: true },
    { title: 'a minute of it', startsAt: '2026-11-25T03:29:00.000Z', endsAt: '2026-11-25T05:00:00.000Z', overlaps: true },
    { title: 'around it', startsAt: '2026-11-25T00:00:00.000Z', endsAt: '2026-11-25T08:00:00.000Z', overlaps: true },
    { title: 'right after it', startsAt: '2026-11-25T03:30:00.000Z', endsAt: '2026-11-25T05:00:00.000Z', overlaps: false },
    { title: 'right before it', startsAt: '2026-11-25T00:00:00.000Z', endsAt: '2026-11-25T01:00:00.000Z', overlaps: false },
  ])('[row 84] a second booking at $title: overlaps is $overlaps (规定§11)', async ({ startsAt, endsAt, overlaps }) => {
    const first = aBooking();
    await store.db.bookings.insert(first);
    const second = store.db.bookings.insert(aBooking({ startsAt, endsAt }));
    if (overlaps) await expect(second).rejects.toEqual(new OverlapError(first.id));
    else await expect(second).resolves.toBeUndefined();
  });

  it('[row 84] a cancelled booking frees its time and cannot come back over another (规定§11)', async () => {
    const [first, second] = [aBooking(), aBooking()];
    await store.db.bookings.insert(first);
    await store.db.bookings.update(first.id, { status: 'cancelled' });
    await store.db.bookings.insert(second);
    await expect(store.db.bookings.update(first.id, { status: 'requested' })).rejects.toEqual(new OverlapError(second.id));
    expect(await store.db.bookings.byId(first.id)).toMatchObject({ status: 'cancelled' });
  });

  it('refuses an end that is not after the start', async () => {
    await expect(store.db.bookings.insert(aBooking({ endsAt: '2026-11-25T01:00:00.000Z' }))).rejects.toThrow('CHECK');
  });

  it('names a room and a person that exist', async () => {
    await expect(store.db.bookings.insert(aBooking({ roomId: 'nowhere' }))).rejects.toThrow('FOREIGN KEY');
  });
});

describe('sessions in the store', () => {
  it('the end is the later of signature and thumbprint, and nothing until both are there (规定§15)', async () => {
    const booking = aBooking();
    await store.db.bookings.insert(booking);
    const session = aSession({
      bookingId: booking.id,
      phase: 'signed',
      startedAt: sealedColumns.startedAt,
      signedAt: sealedColumns.signedAt,
    });
    await store.db.sessions.insert(session);
    expect(await store.db.sessions.byId(session.id)).toMatchObject({ endedAt: null });
    await store.db.sessions.update(session.id, { thumbprintedAt: sealedColumns.thumbprintedAt });
    expect(await store.db.sessions.byId(session.id)).toMatchObject({ endedAt: sealedColumns.thumbprintedAt });
  });

  it('a room has one active session; sealing it makes room for the next', async () => {
    const [first, second] = [aBooking(), aBooking({ startsAt: '2026-11-25T06:30:00.000Z', endsAt: '2026-11-25T07:30:00.000Z' })];
    await store.db.bookings.insert(first);
    await store.db.bookings.insert(second);
    const session = aSession({ bookingId: first.id });
    await store.db.sessions.insert(session);
    await expect(store.db.sessions.insert(aSession({ bookingId: second.id }))).rejects.toThrow('UNIQUE');
    expect(await store.db.sessions.activeOf('X1')).toMatchObject({ id: session.id });
    await store.db.sessions.update(session.id, sealedColumns);
    await store.db.sessions.insert(aSession({ bookingId: second.id }));
    expect((await store.db.sessions.listSealed()).map((row) => row.id)).toEqual([session.id]);
  });

  it('an abandoned session makes room for the next, and is one without an entry, with when, why and by whom (规定§15)', async () => {
    const [first, second] = [aBooking(), aBooking({ startsAt: '2026-11-25T06:30:00.000Z', endsAt: '2026-11-25T07:30:00.000Z' })];
    await store.db.bookings.insert(first);
    await store.db.bookings.insert(second);
    const session = aSession({ bookingId: first.id });
    await store.db.sessions.insert(session);
    const abandoned = { phase: 'abandoned', abandonedAt: '2026-11-25T02:00:00.000Z', abandonReason: '没有到场', abandonedById: 'chen' };
    for (const missing of ['abandonedAt', 'abandonReason', 'abandonedById'])
      await expect(store.db.sessions.update(session.id, { ...abandoned, [missing]: null }), missing).rejects.toThrow('CHECK');
    await expect(store.db.sessions.update(session.id, { ...abandoned, startedAt: sealedColumns.startedAt })).rejects.toThrow('CHECK');
    await store.db.sessions.update(session.id, abandoned);
    expect(await store.db.sessions.activeOf('X1')).toBeUndefined();
    expect(await store.db.sessions.listOpen()).toEqual([]);
    await store.db.sessions.insert(aSession({ bookingId: second.id }));
    await expect(store.db.sessions.update(session.id, { ...abandoned, phase: 'ready' })).rejects.toThrow();
  });

  it('[row 12] the same inspector twice is refused by the store too (规定§13)', async () => {
    const booking = aBooking();
    await store.db.bookings.insert(booking);
    await expect(store.db.sessions.insert(aSession({ bookingId: booking.id, leadId: 'lin', recorderId: 'lin' }))).rejects.toThrow('CHECK');
  });

  it('registration numbers run without gaps, a year begins at Shanghai midnight, and asking again gives the same (规定§17)', async () => {
    const codes: string[] = [];
    for (const [hour, at] of ['2026-12-31T15:58:00.000Z', '2026-12-31T15:59:00.000Z', '2026-12-31T16:00:00.000Z'].entries()) {
      const booking = aBooking({ startsAt: `2026-11-25T0${hour}:00:00.000Z`, endsAt: `2026-11-25T0${hour}:30:00.000Z` });
      await store.db.bookings.insert(booking);
      const session = aSession({ bookingId: booking.id, ...sealedColumns });
      await store.db.sessions.insert(session);
      const format = (year: number, number: number) => `${year}/${number}`;
      const both = await Promise.all([
        store.db.sessions.nextRegistration(session.id, at, format),
        store.db.sessions.nextRegistration(session.id, at, format),
      ]);
      expect(both[0]).toEqual(both[1]);
      codes.push(both[0].code);
    }
    expect(codes).toEqual(['2026/1', '2026/2', '2027/1']);
  });
});

describe('what is written once', () => {
  it.each(['audit_log', 'segments', 'key_movements', 'session_notes', 'transcript_corrections', 'transcript_versions'])(
    '%s is neither changed nor deleted',
    async (table) => {
      const booking = aBooking();
      await store.db.bookings.insert(booking);
      const session = aSession({ bookingId: booking.id });
      await store.db.sessions.insert(session);
      await store.db.segments.append([aSegment({ sessionId: session.id, n: 1 }), aSegment({ sessionId: session.id, n: 2 })]);
      await store.db.keys.append({
        roomId: 'X1',
        bookingId: booking.id,
        kind: 'issued',
        fromId: 'chen',
        toId: 'lin',
        at: '2026-11-25T00:41:20.000Z',
      });
      await store.db.notes.append({
        sessionId: session.id,
        kind: 'mark',
        at: '2026-11-25T01:30:00.000Z',
        text: '出示合同',
        byId: 'lin',
        detail: null,
      });
      await store.db.transcripts.upsert({ id: 'line', sessionId: session.id, kind: 'answer', text: '是', at: '2026-11-25T01:31:00.000Z' });
      await store.db.transcripts.correct('line', '不是', '2026-11-25T03:00:00.000Z');
      await store.db.audit.append({
        at: '2026-11-25T01:00:00.000Z',
        monotonicMs: 1,
        bootId: 'boot',
        actor: 'chen',
        action: 'test',
        object: '',
        outcome: '',
      });
      const [before] = await sql(`SELECT count(*) AS rows FROM ${table}`);
      expect(before?.rows).toBeGreaterThan(0);
      const [column] = await sql(`PRAGMA table_info(${table})`);
      const name = String(column?.name);
      await expect(sql(`UPDATE ${table} SET ${name} = ${name}`)).rejects.toThrow('store.append-only');
      await expect(sql(`DELETE FROM ${table}`)).rejects.toThrow('store.append-only');
      await expect(sql(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).rejects.toThrow('store.append-only');
      expect(await sql(`SELECT count(*) AS rows FROM ${table}`)).toEqual([before]);
    },
  );

  it('a corrected line keeps its old text beside the new one, its place and its moment (规定§15)', async () => {
    const booking = aBooking();
    await store.db.bookings.insert(booking);
    const session = aSession({ bookingId: booking.id });
    await store.db.sessions.insert(session);
    for (const [id, kind] of [
      ['a', 'question'],
      ['b', 'answer'],
    ] as const) {
      await store.db.transcripts.upsert({ id, sessionId: session.id, kind, text: id, at: '2026-11-25T01:31:00.000Z' });
    }
    await store.db.transcripts.upsert({
      id: 'a',
      sessionId: session.id,
      kind: 'question',
      text: 'a, in full',
      at: '2026-11-25T01:40:00.000Z',
    });
    await store.db.transcripts.correct('b', 'B', '2026-11-25T03:00:00.000Z');
    expect(await store.db.transcripts.ofSession(session.id)).toEqual([
      { id: 'a', kind: 'question', text: 'a, in full', at: '2026-11-25T01:31:00.000Z', corrections: [] },
      {
        id: 'b',
        kind: 'answer',
        text: 'B',
        at: '2026-11-25T01:31:00.000Z',
        corrections: [{ oldText: 'b', at: '2026-11-25T03:00:00.000Z' }],
      },
    ]);
  });

  it('disc numbers of a year are never used again, also when a pair is void (制度§20)', async () => {
    const booking = aBooking();
    await store.db.bookings.insert(booking);
    const session = aSession({ bookingId: booking.id, ...sealedColumns });
    await store.db.sessions.insert(session);
    const pair = { sessionId: session.id, state: 'burning', startedAt: '2026-11-26T01:00:00.000Z', burnedById: 'chen', copies: '[]' };
    const first = await store.db.discPairs.insert(pair);
    await store.db.discPairs.update(first.id, { state: 'void' });
    const second = await store.db.discPairs.insert(pair);
    expect([first.number, second.number]).toEqual([1, 2]);
    await expect(sql('DELETE FROM disc_pairs')).rejects.toThrow('store.append-only');
  });
});

describe('transactions', () => {
  it('a rollback takes only its own work with it, whatever else was written meanwhile', async () => {
    const failing = store.db.transaction(async () => {
      await store.db.rooms.put({ id: 'inside', name: '', place: '' });
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('changed my mind');
    });
    const beside = store.db.rooms.put({ id: 'beside', name: '', place: '' });
    await expect(failing).rejects.toThrow('changed my mind');
    await beside;
    expect((await store.db.rooms.list()).map((room) => room.id)).toEqual(['X1', 'beside']);
  });

  it('appends many segments together or not at all', async () => {
    const booking = aBooking();
    await store.db.bookings.insert(booking);
    const session = aSession({ bookingId: booking.id });
    await store.db.sessions.insert(session);
    await expect(
      store.db.segments.append([aSegment({ sessionId: session.id, n: 1 }), aSegment({ sessionId: session.id, n: 1 })]),
    ).rejects.toThrow('UNIQUE');
    expect(await store.db.segments.ofSession(session.id)).toEqual([]);
  });
});
