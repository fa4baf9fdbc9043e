import type { Database } from '../../db/data-source';
import type { CalendarRow } from '../../db/repositories/calendar-repository';
import type { BookingStatus, PersonRole, RoomPurpose } from '../contract/bookings';
import { bookingDeeds } from '../contract/calendar';
import type {
  BookingCursor,
  BookingPage,
  BookingQuery,
  CalendarBooking,
  CalendarView,
  MonthView,
  OpenedBooking,
} from '../contract/calendar';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { readBookingHistory } from './booking-history';
import { isTheirs, stepsOf } from './booking-progress';
import { departmentSeen, maySeeCase, readBookingView } from './booking-view';
import { occurrences, type Span } from './closed-times';
import { dayLoads, officeMonth } from './day-loads';
import { readStage } from './step-booking';
import { readChain } from './today';

/** The calendar looks at a month at most, and a few days around it. */
const longestSpanMs = 62 * 24 * 60 * 60 * 1000;
/** A page holds so many lines. */
const pageSize = 60;

/** What holds one room, or every room, within a span. Refuses with `input.invalid` a span longer than two months. */
export async function readCalendar(db: Database, span: Span, roomId: string | undefined, viewer: PersonTile): Promise<CalendarView> {
  if (Date.parse(span.endsAt) - Date.parse(span.startsAt) > longestSpanMs) throw new Refusal('input.invalid', { field: 'endsAt' });
  const rooms = await db.rooms.list();
  const shown = rooms.filter(({ id }) => roomId === undefined || id === roomId);
  const [rows, closedTimes] = await Promise.all([db.calendar.touching(span.startsAt, span.endsAt, roomId), db.closedTimes.all()]);
  return {
    rooms,
    bookings: rows.map((row) => calendarBooking(row, viewer)),
    closed: shown.flatMap(({ id }) =>
      occurrences(
        closedTimes.filter((time) => time.roomId === id),
        span,
      ).map(({ startsAt, endsAt, time }) => ({ kind: 'closed', closedTimeId: time.id, roomId: id, startsAt, endsAt, reason: time.reason })),
    ),
  };
}

/** How much of each day of a month (yyyy-mm) every room is booked. */
export async function readMonth(db: Database, month: string): Promise<MonthView> {
  const { from, to } = officeMonth(month);
  const [rooms, times] = await Promise.all([db.rooms.list(), db.calendar.times(from, to)]);
  return { rooms, loads: dayLoads(times, month) };
}

/** All bookings that ever were, the latest first; words of cases that aren't the viewer's are neither found nor shown (制度§15). */
export async function readBookingPage(
  db: Database,
  { text, roomId }: BookingQuery,
  after: BookingCursor | undefined,
  viewer: PersonTile,
): Promise<BookingPage> {
  const department = departmentSeen(viewer);
  const rows = await db.calendar.lines({ text: text.trim(), roomId, viewerId: viewer.id, department }, after, pageSize + 1);
  const lines = rows.slice(0, pageSize).map((row) => {
    const seen = maySeeCase(row, viewer) ? row : { caseNumber: '', caseName: '', questionedName: '' };
    const { caseNumber, caseName, questionedName } = seen;
    return { ...calendarBooking(row, viewer), caseNumber, caseName, questionedName };
  });
  const last = rows.length > pageSize ? lines.at(-1) : undefined;
  return { lines, next: last && { startsAt: last.startsAt, id: last.id } };
}

/** Refuses with `booking.unknown`. */
export async function openBooking(db: Database, bookingId: string, viewer: PersonTile): Promise<OpenedBooking> {
  const { row, stage } = await readStage(db, bookingId);
  const steps: readonly string[] = stepsOf({ stage, ...row }, { ...viewer, kind: 'person' });
  const may = bookingDeeds.filter((deed) => steps.includes(deed));
  if (!maySeeCase(row, viewer)) return { booking: await readBookingView(db, row, viewer), may, file: undefined };
  const [{ booking, links }, history] = await Promise.all([readChain(db, bookingId, viewer), readBookingHistory(db, bookingId, viewer)]);
  return { booking, may, file: { ...history, links } };
}

function calendarBooking({ requestedById, ...row }: CalendarRow, viewer: PersonTile): CalendarBooking {
  const movable = row.status === 'requested' || row.status === 'approved';
  return {
    kind: 'booking',
    id: row.id,
    roomId: row.roomId,
    purpose: row.purpose as RoomPurpose,
    questionedRole: row.questionedRole as PersonRole,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    status: row.status as BookingStatus,
    department: row.department,
    requestedBy: row.requestedBy,
    mayMove: movable && isTheirs('change', { requestedById, department: row.department }, { ...viewer, kind: 'person' }),
  };
}
