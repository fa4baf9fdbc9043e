import type { Attendee, AttendeeKind } from './attendees';
import type { Instant } from '../../recordings/session/instant';
import type { BookingDraft, BookingView } from './bookings';
import type { Credential } from './people';

/** What may be changed of an application; what is left out stays. */
export interface BookingChange {
  readonly roomId?: string | undefined;
  readonly startsAt?: Instant | undefined;
  readonly endsAt?: Instant | undefined;
  readonly attendees?: readonly Attendee[] | undefined;
}

/** One step of a booking as its history tells it. */
export interface BookingEventView {
  readonly kind:
    | 'requested'
    | 'promoted'
    | 'more-asked'
    | 'more-answered'
    | 'approved'
    | 'rejected'
    | 'registered'
    | 'changed'
    | 'cancelled'
    | 'key-issued'
    | 'cleaned'
    | 'key-returned';
  readonly at: Instant;
  readonly by: string;
  readonly text: string;
  /** What stood before a change, and what stood after it. */
  readonly before: BookedPlace | undefined;
  readonly after: BookedPlace | undefined;
}

/** Where, when and with whom. */
export interface BookedPlace {
  readonly roomName: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly attendees: readonly Attendee[];
}

/** Who is named, and every step, oldest first. */
export interface BookingHistoryView {
  readonly attendees: readonly Attendee[];
  readonly events: readonly BookingEventView[];
}

/** A time of each week in which a room is closed; on one day when `firstOn` is `lastOn`. */
export interface ClosedTimeDraft {
  readonly roomId: string;
  /** 1 Monday … 7 Sunday */
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
  /** yyyy-mm-dd in Shanghai */
  readonly firstOn: string;
  readonly lastOn: string | undefined;
  readonly reason: string;
}
export interface ClosedTimeView extends ClosedTimeDraft {
  readonly id: string;
}

/** A room at a wished time: free, or the next time of that length at which it is. */
export interface FreeRoomView {
  readonly roomId: string;
  readonly roomName: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly asWished: boolean;
}

export interface WaitingView extends BookingDraft {
  readonly number: number;
  readonly roomName: string;
  /** How many wait before it for the same time. */
  readonly ahead: number;
  readonly requestedBy: string;
  readonly mine: boolean;
  /** Its turn came: the booking that it became. */
  readonly booking: Pick<BookingView, 'id' | 'status'> | undefined;
}

/** Why the room can't be booked or unlocked, by which article. */
export interface ObstacleView {
  readonly code: 'no-responsible' | 'no-administrator' | 'not-checked-today' | 'out-of-use' | 'device-out-of-use' | 'self-test-failed';
  readonly article: string;
  readonly stops: 'booking' | 'unlock' | 'nothing';
  readonly note: string;
}

export interface ReadinessView {
  readonly roomId: string;
  readonly responsible: { readonly name: string; readonly position: string } | undefined;
  readonly administrators: readonly string[];
  readonly check:
    | {
        readonly at: Instant;
        readonly by: string;
        readonly devices: 'good' | 'faulty';
        readonly cleanliness: 'good' | 'lacking';
        readonly note: string;
        readonly today: boolean;
      }
    | undefined;
  readonly obstacles: readonly ObstacleView[];
}

export interface DailyCheckDraft {
  readonly devices: 'good' | 'faulty';
  readonly cleanliness: 'good' | 'lacking';
  /** Needed where something is not good. */
  readonly note: string;
}

export interface AuthorisationDraft {
  readonly name: string;
  readonly kind: AttendeeKind;
  readonly organisation: string;
  readonly idNumber: string;
  /** The paper that it rests on: title and number (规定§8, §9). */
  readonly document: string;
  readonly validFrom: string;
  readonly validUntil: string;
  /** Whose account it is, when it is one of ours: then the key and the door follow its term (规定§9). */
  readonly personId?: string | undefined;
}
export interface AuthorisationView extends AuthorisationDraft {
  readonly id: string;
  readonly registeredAt: Instant;
  readonly state: 'valid' | 'not-yet' | 'expired' | 'revoked';
  /** Valid, and its last day is near. */
  readonly endsSoon: boolean;
  readonly revoked: { readonly at: Instant; readonly by: string; readonly reason: string } | undefined;
  /** The paper's file, as it was called where it came from. */
  readonly paperName: string | undefined;
}

/** 规定§10: how somebody comes to be let in. */
export type EntryDraft =
  | { readonly standing: 'staff'; readonly personId: string }
  | { readonly standing: 'authorised'; readonly authorisationId: string; readonly escortId: string }
  | {
      readonly standing: 'approved';
      readonly name: string;
      readonly kind: AttendeeKind;
      readonly organisation: string;
      readonly reason: string;
      readonly escortId: string;
      /** 部门负责人, with the own PIN. */
      readonly approval: Credential;
    };

/** A line of the admission register. */
export interface AdmissionView {
  readonly number: number;
  readonly standing: EntryDraft['standing'] | 'unlisted';
  /** Empty where nobody knows who came in. */
  readonly name: string;
  readonly kind: AttendeeKind | undefined;
  readonly organisation: string;
  readonly escort: string | undefined;
  readonly approvedBy: string | undefined;
  readonly reason: string;
  readonly enteredAt: Instant;
  readonly leftAt: Instant | undefined;
}

/** Who is in the room now. */
export interface InsideView {
  readonly inside: readonly AdmissionView[];
}
