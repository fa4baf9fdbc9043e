import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import type { ChainView, TaskView, TodayView } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { readMissingCountersigns } from '../interviews/countersigns';
import { readWithdrawalStanding } from '../interviews/read-withdrawals';
import { readStatementStates } from '../statements/read-statement-states';
import { upkeepTasks } from '../upkeep/upkeep-tasks';
import { authorisationTasks } from './authorisation-tasks';
import { bookingChain } from './booking-chain';
import { maySeeCase, readBookingView } from './booking-view';
import { isDayWork, isOfTheDay } from './day-work';
import { officeDate, officeDay } from './office-calendar';
import { tasksOf, type OpenMatter } from './today-tasks';

/** One booking with its fifteen links. Refuses with `booking.unknown`, or `people.not-allowed` for another department's case. */
export async function readChain(db: Database, bookingId: string, viewer: PersonTile): Promise<ChainView> {
  const booking = await db.bookings.byId(bookingId);
  if (!booking) throw new Refusal('booking.unknown');
  if (!maySeeCase(booking, viewer)) throw new Refusal('people.not-allowed', { name: viewer.name });
  const session = await db.sessions.byBooking(bookingId);
  const [view, keys, discPairs, people] = await Promise.all([
    readBookingView(db, booking, viewer),
    db.keys.ofBooking(bookingId),
    session ? db.discPairs.ofSession(session.id) : [],
    db.people.list(),
  ]);
  const names = new Map(people.map((person) => [person.id, person.name]));
  return { booking: view, links: bookingChain({ booking, keys, session, discPairs, nameOf: (id) => names.get(id) ?? '' }) };
}

/** Today's work of this person: the booking that matters most now, the tasks with those of other desks (`others`), and the schedule of all rooms. */
export async function readToday(db: Database, person: PersonTile, now: Date, others: readonly TaskView[] = []): Promise<TodayView> {
  const date = officeDate(now);
  const { from, to } = officeDay(date);
  const today = (await db.bookings.between(undefined, from, to)).filter(isScheduled);
  const matters = await openMatters(db, today, person, date);
  const hero = heroOf(
    matters.filter(({ booking }) => maySeeCase(booking, person)),
    now,
  );
  return {
    date,
    hero: hero && (await readChain(db, hero.id, person)),
    tasks: [...(await roomTasks(db, person, date)), ...(await deviceTasks(db, person, now)), ...tasksOf(person, matters, now), ...others],
    schedule: await Promise.all(today.map((row) => readBookingView(db, row, person))),
  };
}

/** 规定§4: before anybody is named who answers for a room, it can't be booked; and authorisations that want to be renewed. */
async function roomTasks(db: Database, person: PersonTile, date: string): Promise<readonly TaskView[]> {
  if (person.role !== 'room-administrator') return [];
  const rooms = await db.rooms.list();
  const named = await Promise.all(rooms.map(({ id }) => db.readiness.responsible(id)));
  const unnamed = rooms
    .filter((_, n) => !named[n])
    .map(({ name }): TaskView => ({
      ...{ kind: 'set-responsible', bookingId: '', sessionId: undefined, subject: name, dueAt: undefined, article: '规定§4' },
    }));
  return [...unnamed, ...authorisationTasks(await db.admissions.authorisations(), date)];
}

async function deviceTasks(db: Database, person: PersonTile, now: Date): Promise<readonly TaskView[]> {
  const rooms = await db.rooms.list();
  return (await Promise.all(rooms.map(({ id }) => upkeepTasks(db, id, person, now)))).flat();
}

/** Today's bookings, older ones that aren't closed, and recordings that aren't filed yet. */
async function openMatters(db: Database, today: readonly BookingRow[], person: PersonTile, date: string): Promise<readonly OpenMatter[]> {
  const rows = new Map([...today, ...(await db.bookings.live())].map((row) => [row.id, row]));
  for (const session of await db.sessions.listOpen()) {
    const row = rows.has(session.bookingId) ? undefined : await db.bookings.byId(session.bookingId);
    if (row) rows.set(row.id, row);
  }
  const turns = new Set((await db.waiting.untold(person.id)).map(({ bookingId }) => bookingId));
  const checked = new Map<string, boolean>();
  for (const { roomId } of rows.values())
    if (!checked.has(roomId)) checked.set(roomId, (await db.readiness.newestCheck(roomId))?.checkedOn === date);
  return Promise.all(
    [...rows.values()].map(async (booking) => {
      const session = await db.sessions.byBooking(booking.id);
      const discPairs = session ? await db.discPairs.ofSession(session.id) : [];
      const statements = session ? await readStatementStates(db, session) : [];
      return {
        booking,
        session,
        discPairs,
        statements,
        uncountersigned: session ? await readMissingCountersigns(db, session.id) : [],
        withdrawal: session ? await readWithdrawalStanding(db, session) : ('none' as const),
        roomChecked: checked.get(booking.roomId) === true,
        turnCame: turns.has(booking.id),
      };
    }),
  );
}

function isScheduled(row: BookingRow): boolean {
  return row.status !== 'rejected' && row.status !== 'cancelled';
}

/** A session that runs comes first, then a room that is open, then what comes next, then what was last. */
function heroOf(matters: readonly OpenMatter[], now: Date): BookingRow | undefined {
  const rank = ({ booking, session }: OpenMatter): number => {
    if (session && session.phase !== 'sealed' && session.phase !== 'abandoned') return 0;
    if (booking.status === 'keyIssued') return 1;
    if (booking.status === 'approved' && isDayWork(booking, now)) return 2;
    if (booking.status === 'requested' && isDayWork(booking, now)) return 3;
    return booking.status === 'keyReturned' && isOfTheDay(booking, now) ? 4 : Infinity;
  };
  const ranked = matters.filter((matter) => Number.isFinite(rank(matter)));
  const [first] = ranked.toSorted((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    const order = a.booking.startsAt < b.booking.startsAt ? -1 : 1;
    return rank(a) === 4 ? -order : order;
  });
  return first?.booking;
}
