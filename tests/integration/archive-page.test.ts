import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionRow } from '../../db/entities/session.entity';
import { archiveEntry } from '../../services/archive/archive-entries';
import { readArchivePage } from '../../services/archive/archive-page';
import type { ArchiveGroup, ArchiveQuery } from '../../services/contract/archive';
import type { PersonTile } from '../../services/contract/people';
import { personTile } from '../../services/people/person-tile';
import { aBooking, aPerson, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';

const now = new Date('2026-12-20T01:00:00.000Z');
const later = (minutes: number) => new Date(Date.parse(sealedColumns.sealedAt) + minutes * 60_000).toISOString();
const handedOver = { handedOverAt: later(0), handedOverById: 'lin', receivedAt: later(1), receivedById: 'chen' };
const filed = { filedAt: later(2), filedById: 'chen', filedPlace: '档案室 3 柜' };

let store: TestStore;
const person = async (id: string): Promise<PersonTile> => {
  const row = await store.db.people.byId(id);
  if (!row) throw new Error(`no ${id}`);
  return personTile(row, now);
};
const page = async (change: Partial<ArchiveQuery> = {}, who = 'chen', after?: Parameters<typeof readArchivePage>[2]) =>
  readArchivePage(store.db, { text: '', group: undefined, order: 'newest', ...change }, after, await person(who));
const found = async (change: Partial<ArchiveQuery>, who = 'chen') => (await page(change, who)).lines.map(({ sessionId }) => sessionId);

let count = 0;
/** A sealed session of its own booking and day, the later the further on. */
async function seal(id: string, change: Partial<SessionRow> = {}, booking: Parameters<typeof aBooking>[0] = {}): Promise<void> {
  count += 1;
  const day = new Date(Date.UTC(2027, 0, count, 1));
  const endsAt = new Date(day.getTime() + 3_600_000).toISOString();
  await store.db.bookings.insert(aBooking({ id: `b-${id}`, startsAt: day.toISOString(), endsAt, ...booking }));
  await store.db.sessions.insert(aSession({ id, bookingId: `b-${id}`, leadId: 'lin', recorderId: 'huang' }));
  await store.db.sessions.update(id, { ...sealedColumns, sealedAt: later(count), ...change });
}
const burn = (sessionId: string, state: string) =>
  store.db.discPairs.insert({ sessionId, state, startedAt: later(5), burnedById: 'chen', copies: '[]' });

beforeAll(async () => {
  store = await openTestStore();
  await store.db.people.save(aPerson({ id: 'zhou', name: '周海燕', department: '公共场所监督科' }));
  await seal('waits', {}, { caseName: '待移交的案', questionedName: '买买提' });
  await seal('given', handedOver, { caseName: '在专用库的案' });
  await seal('burned', handedOver, { caseName: '盘已成对的案' });
  await burn('burned', 'verified');
  await seal('burned-early', {}, { caseName: '先刻后交的案', department: '公共场所监督科', requestedById: 'zhou' });
  await burn('burned-early', 'certified');
  await seal('filed', { ...handedOver, ...filed }, { caseName: '已归档的案 SHELF' });
  await burn('filed', 'certified');
  await burn('filed', 'void');
});
afterAll(() => store.remove());

describe('the list of sealed recordings', () => {
  it.each<[ArchiveGroup | undefined, readonly string[]]>([
    [undefined, ['filed', 'burned-early', 'burned', 'given', 'waits']],
    ['to-hand-over', ['waits']],
    ['with-administrator', ['given']],
    ['on-disc', ['burned-early', 'burned']],
    ['filed', ['filed']],
    ['not-received', ['burned-early', 'waits']],
    ['uncertified', ['burned', 'given', 'waits']],
    ['certified', ['filed', 'burned-early']],
  ])('follows a recording from the inspector to the shelf: %s (规定§17, 制度§9, §20)', async (group, ids) => {
    expect(await found({ group })).toEqual(ids);
  });

  it('counts each group, and says of each line where it is', async () => {
    const { counts, lines } = await page();
    expect(counts).toEqual({
      ...{ all: 5, 'to-hand-over': 1, 'with-administrator': 1, 'on-disc': 2, filed: 1 },
      ...{ 'not-received': 2, uncertified: 3, 'to-burn': 2, 'to-certify': 1 },
    });
    expect(lines[0]).toMatchObject({ whereabouts: 'filed', filedPlace: '档案室 3 柜', disc: 'certified' });
    expect(lines.at(-1)).toMatchObject({ whereabouts: 'to-hand-over', disc: undefined, questionedName: '买买提' });
    expect(await found({ order: 'oldest', group: 'uncertified' })).toEqual(['waits', 'given', 'burned']);
  });

  it.each([
    ['买提', ['waits']],
    ['盘已 成对', ['burned']],
    ['shelf', ['filed']],
    ['〔2026〕3号', ['filed']],
    ['清卫监盘〔2026〕1号', ['burned']],
    ['黄晓敏 专用库', ['given']],
    ['黄晓敏 没有的词', []],
    [`'; DROP TABLE sessions; --`, []],
    ['%', []],
  ])('finds by every word of what the register holds (规定§17): %s', async (text, ids) => {
    expect(await found({ text })).toEqual(ids);
    expect((await page({ text })).counts?.all).toBe(ids.length);
  });

  it("[row 30] shows an officer and a head the department's own and those they took part in, to whoever keeps the material all (制度§15)", async () => {
    expect(await found({}, 'zhou')).toEqual(['burned-early']);
    expect(await found({ text: '专用库' }, 'zhou')).toEqual([]);
    expect((await page({}, 'zhou')).counts).toMatchObject({ all: 1, filed: 0 });
    // 林志强 led what the other department asked for.
    expect(await found({}, 'lin')).toContain('burned-early');
    const parts = { db: store.db, agencyName: '', discPrefix: '', cameras: [], folderOf: () => store.folder };
    expect(await archiveEntry(parts, 'burned-early', await person('zhou'))).toMatchObject({ sessionId: 'burned-early' });
    await expect(archiveEntry(parts, 'given', await person('zhou'))).rejects.toMatchObject({ code: 'people.not-allowed' });
    await expect(archiveEntry(parts, 'nowhere', await person('chen'))).rejects.toMatchObject({ code: 'recording.unknown' });
  });

  it('goes on behind the last line, also where several were sealed at once, and ends', async () => {
    for (let n = 0; n < 130; n += 1) await seal(`many-${n}`, { sealedAt: later(1_000 + Math.floor(n / 3)) }, { caseName: '翻页案' });
    const seen: string[] = [];
    for (let after: Parameters<typeof readArchivePage>[2] = undefined, pages = 0; ; pages += 1) {
      const one = await page({ text: '翻页案' }, 'chen', after);
      expect(one.counts?.all).toBe(after ? undefined : 130);
      seen.push(...one.lines.map(({ sessionId }) => sessionId));
      if (!one.next) break;
      expect(pages).toBeLessThan(3);
      after = one.next;
    }
    expect(new Set(seen).size).toBe(130);
    expect(seen).toHaveLength(130);
  });
});
