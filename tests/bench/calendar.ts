import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { dataSourceFor, openDatabase, type Database } from '../../db/data-source';
import type { PersonTile } from '../../services/contract/people';
import { readBookingPage, readCalendar, readMonth } from '../../services/rooms/calendar';
import { officeMonth } from '../../services/rooms/day-loads';
import { quantile, type BenchRow } from './bench-row';
import { inTurns } from './in-turns';

const ROUNDS = 200;
const LIMIT_MS = 200;
const ROOMS = 50;
const DAYS = 500;
/** 50 rooms × 500 days × 4 = 100,000. */
const A_DAY = 4;
const month = '2026-06';
const viewer = { id: 'chen', role: 'room-administrator', department: '' } as PersonTile;

/** Of `ours` the time and what it gave; of `raw` the rows that it needs and nothing done with them. */
interface Case {
  readonly name: string;
  readonly ours: (db: Database) => Promise<number>;
  readonly raw: (source: DataSource) => Promise<readonly unknown[]>;
  readonly least: number;
  readonly limitMs: number;
}

const { from, to } = officeMonth(month);
const week = { startsAt: from, endsAt: new Date(Date.parse(from) + 7 * 24 * 60 * 60 * 1000).toISOString() };
const touching = `SELECT roomId, startsAt, endsAt FROM bookings WHERE startsAt < '${to}' AND startsAt >= '${from}'`;
const cases: readonly Case[] = [
  {
    name: `a month of ${ROOMS} rooms, how much of each day is booked`,
    ours: async (db) => (await readMonth(db, month)).loads.length,
    raw: (source) => source.query<unknown[]>(touching),
    ...{ least: ROOMS * 30, limitMs: LIMIT_MS },
  },
  {
    name: `a week of ${ROOMS} rooms, every booking of it`,
    ours: async (db) => (await readCalendar(db, week, undefined, viewer)).bookings.length,
    raw: (source) => source.query<unknown[]>(`SELECT * FROM bookings WHERE startsAt < '${week.endsAt}' AND startsAt >= '${week.startsAt}'`),
    ...{ least: ROOMS * 7 * A_DAY, limitMs: LIMIT_MS },
  },
  {
    name: 'the list of bookings, a page behind half of them',
    ours: async (db) => (await readBookingPage(db, { text: '', roomId: undefined }, { startsAt: from, id: '' }, viewer)).lines.length,
    raw: (source) =>
      source.query<unknown[]>(`SELECT * FROM bookings WHERE (startsAt, id) < ('${from}', '') ORDER BY startsAt DESC, id DESC LIMIT 61`),
    ...{ least: 60, limitMs: 5 },
  },
  {
    name: 'the list by a word that one booking has, the oldest',
    ours: async (db) => (await readBookingPage(db, { text: 'case of the first day', roomId: undefined }, undefined, viewer)).lines.length,
    raw: (source) =>
      source.query<unknown[]>(`SELECT * FROM bookings WHERE instr(caseName, 'case of the first day') > 0 ORDER BY startsAt DESC LIMIT 61`),
    ...{ least: 1, limitMs: 5 },
  },
];

/** P19: the calendar over 100,000 bookings, against a raw read of the same rows in the same round. */
export async function calendarReads(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-calendar-'));
  const file = path.join(folder, 'bookings.db');
  await fill(file);
  const [db, source] = [await openDatabase(file), await dataSourceFor(file).initialize()];
  try {
    const rows: BenchRow[] = [];
    for (const one of cases) {
      const { samples, limits } = await inTurns(
        ROUNDS,
        () => timed(() => one.ours(db), one.least),
        () => timed(async () => (await one.raw(source)).length, one.least),
      );
      const [p95, rawP95] = [quantile(samples, 0.95), quantile(limits, 0.95)];
      rows.push({
        id: 'P19',
        name: `${one.name}, of 100,000 bookings; p95 ${p95.toFixed(2)} ms, raw SQL ${rawP95.toFixed(2)} ms`,
        goal: `p95 ≤ ${one.limitMs} ms and ≤ 3 × raw SQL`,
        unit: 'ms',
        ...{ samples, limits, ratio: p95 / rawP95, met: p95 <= one.limitMs && p95 <= 3 * rawP95 },
      });
    }
    return rows;
  } finally {
    await Promise.all([db.close(), source.destroy()]);
    await rm(folder, { recursive: true });
  }
}

async function timed(read: () => Promise<number>, least: number): Promise<number> {
  const begun = performance.now();
  const count = await read();
  const ms = performance.now() - begun;
  if (count < least) throw new Error(`${count} rows instead of ${least}`);
  return ms;
}

/** 500 days around the month, four bookings a day in each room, the key back. */
async function fill(file: string): Promise<void> {
  await (await openDatabase(file)).close();
  const source = await dataSourceFor(file).initialize();
  const time = (minutes: number) =>
    `strftime('%Y-%m-%dT%H:%M:%fZ', '2025-10-01', '+' || day || ' days', '+' || (slot * 150 + ${minutes}) || ' minutes')`;
  const numbers = (name: string, count: number) =>
    `${name} AS (WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count - 1}) SELECT n FROM numbers)`;
  for (const statement of [
    ...Array.from({ length: ROOMS }, (_, n) => `INSERT INTO rooms VALUES ('r${n}', '第 ${n + 1} 室', '')`),
    `INSERT INTO people (id, name, role, department, badgeNumber, pinHash, rosterOrder) VALUES ('chen', 'chen', 'room-administrator', 'x', '', 'x', 1)`,
    `INSERT INTO people (id, name, role, department, badgeNumber, pinHash, rosterOrder) VALUES ('lin', 'lin', 'inspector', 'x', '', 'x', 2)`,
    `BEGIN`,
    `WITH ${numbers('days', DAYS)}, ${numbers('rooms_', ROOMS)}, ${numbers('slots', A_DAY)}
     INSERT INTO bookings (id, roomId, purpose, startsAt, endsAt, status, caseNumber, caseName, questionedName, questionedRole, questionedPosition, questionedIdNumber,
       department, requestedById, requestedAt, decidedById, decidedAt, cleanedAt, cleanedById)
     SELECT 'b' || day || '-' || room || '-' || slot, 'r' || room, 'questioning', ${time(60)}, ${time(150)}, 'keyReturned', 'n' || day, 'case ' || slot, 'name',
       'party', '', '', 'department ' || room % 8, 'lin', ${time(0)}, 'chen', ${time(0)}, ${time(150)}, 'chen'
     FROM (SELECT days.n AS day, rooms_.n AS room, slots.n AS slot FROM days, rooms_, slots)`,
    `UPDATE bookings SET caseName = 'case of the first day' WHERE id = 'b0-0-0'`,
    `COMMIT`,
  ])
    await source.query(statement);
  await source.destroy();
}
