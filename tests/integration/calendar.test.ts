import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonTile } from '../../services/contract/people';
import { personTile } from '../../services/people/person-tile';
import { openBooking, readBookingPage, readCalendar, readMonth } from '../../services/rooms/calendar';
import { aBooking, aPerson, openTestStore, type TestStore } from '../support/builders';

/* One store for all: each test has a month of its own. */
let store: TestStore;
const at = (text: string) => new Date(`2028-${text}:00+08:00`).toISOString();
const span = (from: string, to: string) => ({ startsAt: at(`${from}T00:00`), endsAt: at(`${to}T00:00`) });
const person = async (id: string): Promise<PersonTile> => {
  const row = await store.db.people.byId(id);
  if (!row) throw new Error(`no ${id}`);
  return personTile(row, new Date(at('02-01T08:00')));
};

beforeAll(async () => {
  store = await openTestStore();
  await store.db.rooms.put({ id: 'X2', name: '第二调查询问室', place: '' });
  await store.db.people.save(aPerson({ id: 'zhou', name: '周海燕', department: '公共场所监督科' }));
});
afterAll(() => store.remove());

describe('what the calendar reads', () => {
  it('a booking over midnight belongs to both days, and one that ends at midnight to the first', async () => {
    await store.db.bookings.insert(aBooking({ id: 'over', startsAt: at('02-28T22:00'), endsAt: at('02-29T02:00') }));
    await store.db.bookings.insert(aBooking({ id: 'until', roomId: 'X2', startsAt: at('02-28T22:00'), endsAt: at('02-29T00:00') }));
    const ids = async (from: string, to: string) =>
      (await readCalendar(store.db, span(from, to), undefined, await person('lin'))).bookings.map(({ id }) => id).sort();
    expect(await ids('02-28', '02-29')).toEqual(['over', 'until']);
    expect(await ids('02-29', '03-01')).toEqual(['over']);
    expect((await readMonth(store.db, '2028-02')).loads).toEqual(
      [
        { roomId: 'X1', date: '2028-02-28', bookings: 1, minutes: 120 },
        { roomId: 'X1', date: '2028-02-29', bookings: 1, minutes: 120 },
        { roomId: 'X2', date: '2028-02-28', bookings: 1, minutes: 120 },
      ].sort((a, b) => (a.roomId < b.roomId ? -1 : 0)),
    );
  });

  it('one of a whole day is found from its last minute, and the store refuses a longer one', async () => {
    await store.db.bookings.insert(aBooking({ id: 'day', startsAt: at('03-05T09:00'), endsAt: at('03-06T09:00') }));
    const { bookings } = await readCalendar(
      store.db,
      { startsAt: at('03-06T08:59'), endsAt: at('03-06T09:30') },
      'X1',
      await person('lin'),
    );
    expect(bookings.map(({ id }) => id)).toEqual(['day']);
    const longer = aBooking({ startsAt: at('03-08T09:00'), endsAt: new Date(Date.parse(at('03-09T09:00')) + 1000).toISOString() });
    await expect(store.db.bookings.insert(longer)).rejects.toThrow('booking.too-long');
    await expect(store.db.bookings.update('day', { endsAt: at('03-07T09:00') })).rejects.toThrow('booking.too-long');
  });

  it('neither refused nor cancelled ones hold a room; closed times come round in each room of its own', async () => {
    await store.db.bookings.insert(aBooking({ id: 'gone', status: 'cancelled', startsAt: at('04-03T09:00'), endsAt: at('04-03T10:00') }));
    const closed = {
      weekday: 1,
      fromMinute: 540,
      toMinute: 600,
      firstOn: '2028-04-01',
      lastOn: null,
      madeAt: at('03-01T09:00'),
      madeById: 'chen',
    };
    await store.db.closedTimes.insert({ ...closed, id: 'c1', roomId: 'X1', reason: '设备保养' });
    await store.db.closedTimes.insert({ ...closed, id: 'c2', roomId: 'X2', lastOn: '2028-04-03', reason: '布线' });
    const view = await readCalendar(store.db, span('04-03', '04-17'), undefined, await person('lin'));
    expect(view.bookings).toEqual([]);
    expect(view.closed.map(({ roomId, startsAt, reason }) => `${roomId} ${startsAt} ${reason}`)).toEqual([
      `X1 ${at('04-03T09:00')} 设备保养`,
      `X1 ${at('04-10T09:00')} 设备保养`,
      `X2 ${at('04-03T09:00')} 布线`,
    ]);
    await expect(readCalendar(store.db, span('04-01', '07-01'), undefined, await person('lin'))).rejects.toMatchObject({
      code: 'input.invalid',
    });
  });
});

describe('the list of bookings', () => {
  it('goes on behind the last line, also where several begin at once, and ends', async () => {
    for (let n = 0; n < 130; n += 1) {
      const begins = new Date(Date.parse(at('05-01T00:00')) + Math.floor(n / 2) * 3_600_000);
      const ends = new Date(begins.getTime() + 1_800_000);
      await store.db.bookings.insert(
        aBooking({
          id: `p${n}`,
          roomId: n % 2 === 0 ? 'X1' : 'X2',
          caseName: '翻页案',
          startsAt: begins.toISOString(),
          endsAt: ends.toISOString(),
        }),
      );
    }
    const lin = await person('lin');
    const seen: string[] = [];
    for (let after: Parameters<typeof readBookingPage>[2] = undefined, pages = 0; ; pages += 1) {
      const page = await readBookingPage(store.db, { text: '翻页案', roomId: undefined }, after, lin);
      seen.push(...page.lines.map(({ id }) => id));
      if (!page.next) break;
      expect(pages).toBeLessThan(3);
      after = page.next;
    }
    expect(seen).toHaveLength(130);
    expect(new Set(seen).size).toBe(130);
    expect(seen[0]).toMatch(/^p12[89]$/);
  });

  it('finds a name of two characters, a single one and what lies across them, what was changed, and no pair that only stands apart', async () => {
    const day = (n: number) => ({ startsAt: at(`07-0${n}T09:00`), endsAt: at(`07-0${n}T10:00`) });
    await store.db.bookings.insert(
      aBooking({ ...day(1), id: 'w1', questionedName: '李娜', caseName: '窗口一案', caseNumber: '〔2028〕7号' }),
    );
    await store.db.bookings.insert(
      aBooking({ ...day(2), id: 'w2', questionedName: '阿卜杜·买买提', caseName: '窗口一口案', caseNumber: '' }),
    );
    const find = async (text: string) =>
      (await readBookingPage(store.db, { text, roomId: undefined }, undefined, await person('lin'))).lines.map(({ id }) => id);
    expect(await find('李娜')).toEqual(['w1']);
    expect(await find('娜')).toEqual(['w1']);
    expect(await find('窗')).toEqual(['w2', 'w1']);
    expect(await find('〔2028〕7')).toEqual(['w1']);
    expect(await find('杜·买')).toEqual(['w2']);
    // All its pairs stand in the text, and it does not.
    expect(await find('一口一案')).toEqual([]);
    expect(await find('口一口')).toEqual(['w2']);
    // Text of two columns is no text.
    expect(await find('案〔')).toEqual([]);
    await store.db.bookings.update('w1', { questionedName: '李娜娜', caseName: '改名案' });
    expect(await find('窗口')).toEqual(['w2']);
    expect(await find('娜娜')).toEqual(['w1']);
    expect(await find('改名')).toEqual(['w1']);
  });

  it("[row 30] finds no word of another department's case, and shows none (制度§15)", async () => {
    await store.db.bookings.insert(
      aBooking({ id: 'secret', caseName: '机密商行案', startsAt: at('06-01T09:00'), endsAt: at('06-01T10:00') }),
    );
    const find = async (text: string, who: string) =>
      (await readBookingPage(store.db, { text, roomId: undefined }, undefined, await person(who))).lines;
    expect(await find('机密商行', 'zhou')).toEqual([]);
    expect((await find('林志强', 'zhou')).find(({ id }) => id === 'secret')).toMatchObject({
      caseName: '',
      questionedName: '',
      mayMove: false,
    });
    for (const who of ['lin', 'chen']) expect((await find('机密商行', who)).map(({ caseName }) => caseName)).toEqual(['机密商行案']);
    expect(await find("%' OR 1=1 --", 'lin')).toEqual([]);
    expect(await find('"', 'lin')).toEqual([]);
    const opened = await openBooking(store.db, 'secret', await person('zhou'));
    expect(opened).toMatchObject({ may: [], file: undefined, booking: { enforcementCase: { name: '' } } });
    expect((await openBooking(store.db, 'secret', await person('lin'))).may).toEqual(['change', 'cancel']);
  });
});
