import type { Instant } from '../../recordings/session/instant';
import type { BookingStatus, BookingView, ChainLinkView, PersonRole, RoomPurpose } from './bookings';
import type { BookingHistoryView } from './room-use';

export interface RoomTile {
  readonly id: string;
  readonly name: string;
  readonly place: string;
}

/** What a place on the calendar says of a booking; without the case, which isn't everybody's (制度§15). */
export interface CalendarBooking {
  readonly kind: 'booking';
  readonly id: string;
  readonly roomId: string;
  readonly purpose: RoomPurpose;
  readonly questionedRole: PersonRole;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly status: BookingStatus;
  readonly department: string;
  readonly requestedBy: string;
  /** Whether the viewer may ask for another time for it now. */
  readonly mayMove: boolean;
}

/** One coming round of a closed time. */
export interface ClosedSpan {
  readonly kind: 'closed';
  readonly closedTimeId: string;
  readonly roomId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly reason: string;
}

/** What holds rooms within a span, in order of time. */
export interface CalendarView {
  readonly rooms: readonly RoomTile[];
  readonly bookings: readonly CalendarBooking[];
  readonly closed: readonly ClosedSpan[];
}

/** How much of one day of one room is booked; a booking over midnight counts on both days. */
export interface DayLoad {
  readonly roomId: string;
  /** yyyy-mm-dd in Shanghai */
  readonly date: string;
  readonly bookings: number;
  readonly minutes: number;
}
export interface MonthView {
  readonly rooms: readonly RoomTile[];
  /** Days without a booking are left out. */
  readonly loads: readonly DayLoad[];
}

export interface BookingQuery {
  /** In case, person or who asked; everything where it is empty. */
  readonly text: string;
  readonly roomId: string | undefined;
}
/** A line of the list of bookings; case and person empty where they aren't the viewer's (制度§15). */
export interface BookingLine extends CalendarBooking {
  readonly caseNumber: string;
  readonly caseName: string;
  readonly questionedName: string;
}
/** The line behind which a page begins. */
export type BookingCursor = Pick<BookingLine, 'startsAt' | 'id'>;
export interface BookingPage {
  readonly lines: readonly BookingLine[];
  readonly next: BookingCursor | undefined;
}

export const bookingDeeds = ['approve', 'answer-more', 'change', 'cancel'] as const;
export type BookingDeed = (typeof bookingDeeds)[number];

/** A booking opened: the whole of it as far as it is the viewer's, and what the viewer may do with it now. */
export interface OpenedBooking {
  readonly booking: BookingView;
  readonly may: readonly BookingDeed[];
  /** Undefined where the case isn't the viewer's. */
  readonly file: (BookingHistoryView & { readonly links: readonly ChainLinkView[] }) | undefined;
}
