import type { ArchiveEntryView, DiscLabelView, DiscPairView, DiscPlanView } from './archive';
import type { BookingCursor, BookingPage, BookingQuery, CalendarView, MonthView, OpenedBooking } from './calendar';
import type { BookingDraft, BookingView, ChainView, PublicBooking, TodayView } from './bookings';
import type { DerivedJobView, DerivedOptionsView, DerivedRequest } from './derived';
import type { Credential, FirstAdministrator, PersonTile, SignedIn } from './people';
import type { Paper } from './papers';
import type { PlaybackStretch, PlaybackView } from './playback';
import type {
  ClosedMonthView,
  ExportFormat,
  FaultDraft,
  FaultView,
  NewCorrection,
  RegisterMonth,
  RegisterPage,
  RegisterQuery,
  SetFinding,
  StatisticsView,
} from './registers';
import type { PreflightView, RoomStateView, StartView } from './room';
import type {
  AuthorisationDraft,
  AuthorisationView,
  BookingChange,
  BookingHistoryView,
  ClosedTimeDraft,
  ClosedTimeView,
  DailyCheckDraft,
  EntryDraft,
  FreeRoomView,
  InsideView,
  ReadinessView,
  WaitingView,
} from './room-use';
import type { MarkView, NoticeStep, SessionView, StripView, TranscriptLineDraft, TranscriptLineView } from './sessions';

/** Every request the renderer may make of the main process. */
export interface Calls {
  'kiosk.start': () => StartView;
  'room.state': () => RoomStateView;
  'strip.state': () => StripView;

  'people.list': () => readonly PersonTile[];
  'people.signIn': (credential: Credential) => SignedIn;
  /** By certificate number instead of the name tile. */
  'people.signInByBadge': (badgeNumber: string, pin: string) => SignedIn;
  'people.signOut': () => void;
  'people.current': () => SignedIn | undefined;
  'people.createFirstAdministrator': (first: FirstAdministrator) => SignedIn;

  /** Today's bookings without case and party, for the sign-in screen. */
  'bookings.public': () => readonly PublicBooking[];
  'bookings.list': (from: string, to: string) => readonly BookingView[];
  /** What holds rooms between two instants: one room, or all where none is named. */
  'calendar.span': (from: string, to: string, roomId: string | undefined) => CalendarView;
  /** How much of each day every room is booked; month as yyyy-mm. */
  'calendar.month': (month: string) => MonthView;
  /** All bookings, the latest first; `after` is the page before's `next`. */
  'bookings.page': (query: BookingQuery, after: BookingCursor | undefined) => BookingPage;
  /** The whole of a booking as far as it is the viewer's, and what may be done with it. */
  'booking.open': (bookingId: string) => OpenedBooking;
  'booking.request': (draft: BookingDraft) => BookingView;
  'booking.approve': (bookingId: string) => BookingView;
  'booking.reject': (bookingId: string, reason: string) => BookingView;
  'booking.cancel': (bookingId: string, reason: string) => BookingView;
  'booking.chain': (bookingId: string) => ChainView;
  'today.view': () => TodayView;
  /** 规定§11: the administrator unlocks the door and hands over the key to the person who asked for the room. */
  'key.issue': (bookingId: string) => BookingView;
  /** 规定§11: cleaned, locked, key back. */
  'key.return': (bookingId: string) => BookingView;

  /** 需补充: it is not decided before who asked has answered. */
  'booking.askMore': (bookingId: string, question: string) => BookingView;
  'booking.answerMore': (bookingId: string, answer: string) => BookingView;
  /** 规定§11: 登记备案, between approval and key. */
  'booking.register': (bookingId: string) => BookingView;
  /** Another room, time or other persons: asked for anew, with what stood before in its history. */
  'booking.change': (bookingId: string, change: BookingChange, reason: string) => BookingView;
  'booking.clean': (bookingId: string) => BookingView;
  'booking.history': (bookingId: string) => BookingHistoryView;
  /** Each room at the wished time, or the next time of that length. */
  'rooms.free': (startsAt: string, endsAt: string) => readonly FreeRoomView[];
  'closedTime.list': () => readonly ClosedTimeView[];
  'closedTime.add': (draft: ClosedTimeDraft) => readonly ClosedTimeView[];
  'closedTime.lift': (id: string) => readonly ClosedTimeView[];
  'waiting.list': () => readonly WaitingView[];
  'waiting.join': (draft: BookingDraft) => readonly WaitingView[];
  /** Takes note that the turn came, or no longer waits. */
  'waiting.leave': (number: number) => readonly WaitingView[];
  /** 规定§4, §7: who answers for the room, how it was last found, what stands against its use. */
  'readiness.view': () => ReadinessView;
  'readiness.setResponsible': (name: string, position: string) => ReadinessView;
  'readiness.check': (draft: DailyCheckDraft) => ReadinessView;
  /** Outside every booking: a reason and two people, each with the own PIN. */
  'door.emergencyUnlock': (reason: string, first: Credential, second: Credential) => void;
  'door.lock': () => void;
  /** 规定§8-§10: who is in the room now. */
  'admission.inside': () => InsideView;
  'admission.enter': (draft: EntryDraft) => InsideView;
  'admission.leave': (number: number) => InsideView;
  'authorisation.list': () => readonly AuthorisationView[];
  'authorisation.add': (draft: AuthorisationDraft) => readonly AuthorisationView[];
  'authorisation.revoke': (id: string, reason: string) => readonly AuthorisationView[];

  'preflight.begin': (bookingId: string) => PreflightView;
  'preflight.state': () => PreflightView | undefined;
  'preflight.confirm': (check: 'record-lamp', seen: boolean) => PreflightView;
  'preflight.pass': (reason: string | undefined) => PreflightView;

  'session.current': () => SessionView | undefined;
  'session.admitInspector': (sessionId: string, credential: Credential) => SessionView;
  'session.recordStep': (sessionId: string, step: NoticeStep) => SessionView;
  /** Nobody came: only before the entry. The same booking can begin again. */
  'session.abandon': (sessionId: string, reason: string) => SessionView;
  'session.handForReview': (sessionId: string) => SessionView;
  'session.resumeQuestioning': (sessionId: string) => SessionView;
  'session.confirmReview': (sessionId: string) => SessionView;
  /** PNG data: URL of the drawn signature. */
  'session.sign': (sessionId: string, image: string) => SessionView;
  /** Waits for the finger on the reader, 60 s at most. */
  'session.takeThumbprint': (sessionId: string) => SessionView;
  /** 规定§3: what isn't a questioning ends by its closing act, with what came of it. */
  'session.close': (sessionId: string, outcome: string) => SessionView;
  'session.retrySeal': (sessionId: string) => SessionView;
  'transcript.write': (sessionId: string, line: TranscriptLineDraft) => TranscriptLineView;
  'transcript.correct': (sessionId: string, lineId: string, text: string) => TranscriptLineView;
  'mark.add': (sessionId: string, text: string) => MarkView;

  /** Begins the flow of `live.chunk` events for this window: init and the newest group of pictures come first. */
  'live.open': (cameraId: string) => void;
  'live.close': (cameraId: string) => void;

  'archive.list': () => readonly ArchiveEntryView[];
  'archive.entry': (sessionId: string) => ArchiveEntryView;
  'archive.file': (sessionId: string, place: string) => ArchiveEntryView;
  /** 规定§17: each side signs with the own PIN. */
  'handover.sign': (sessionId: string, side: 'hand-over' | 'receive', credential: Credential) => ArchiveEntryView;
  'disc.plan': (sessionId: string) => DiscPlanView;
  'disc.burnPair': (sessionId: string) => DiscPairView;
  'disc.pairs': () => readonly DiscPairView[];
  'disc.labels': (pairId: string) => readonly DiscLabelView[];
  /** Issues the certificate of a verified pair and prints it. */
  'disc.certify': (pairId: string) => DiscPairView;

  'derived.options': (sessionId: string) => DerivedOptionsView;
  'derived.jobs': (sessionId: string) => readonly DerivedJobView[];
  /** Puts an export or a 画中画 into the queue; `derived.changed` tells how it goes. */
  'derived.ask': (request: DerivedRequest) => DerivedJobView;
  'derived.cancel': (jobId: string) => DerivedJobView;
  /** 制度§15: within one's own tier. Ends the viewing before it, if any, and begins to check the files. */
  'playback.open': (sessionId: string) => PlaybackView;
  /** 规定§18: what was watched since the last time; gives all that this person has watched. */
  'playback.watched': (sessionId: string, stretches: readonly PlaybackStretch[]) => readonly PlaybackStretch[];
  'playback.close': (sessionId: string) => void;

  /** 规定§5: a page of a register, newest line first; `after` is the page before's `next`. */
  'register.page': (query: RegisterQuery, after: number | undefined) => RegisterPage;
  'register.months': () => readonly RegisterMonth[];
  /** Writes a file into the folder (empty: the default one) and gives its path. */
  'register.export': (query: RegisterQuery, format: ExportFormat, folder: string) => { readonly file: string };
  /** 规定§5 每月存档: once a month, after it is over. */
  'register.close': (month: string) => ClosedMonthView;
  'register.verify': (month: string) => readonly SetFinding[];
  'register.correct': (correction: NewCorrection) => void;
  /** 规定§23, over months from first to last. */
  'register.statistics': (firstMonth: string, lastMonth: string) => StatisticsView;
  'fault.open': () => readonly FaultView[];
  'fault.report': (draft: FaultDraft) => FaultView;
  'fault.send': (faultId: string) => FaultView;
  'fault.repaired': (faultId: string, repairedBy: string, result: string) => FaultView;

  /** The paper that a print window shows. */
  'paper.data': (jobId: string) => Paper;

  /** Only in the simulated room: what a visitor would do with hands. */
  'demo.act': (act: DemoAct) => void;
}
export type DemoAct = 'person-enters' | 'person-leaves' | 'press-thumb' | 'insert-blank-discs';
export type CallName = keyof Calls;

/** The same names at run time; leaving one out does not compile. */
export const callNames: ReadonlySet<string> = new Set(
  Object.keys({
    'kiosk.start': true,
    'room.state': true,
    'strip.state': true,
    'people.list': true,
    'people.signIn': true,
    'people.signInByBadge': true,
    'people.signOut': true,
    'people.current': true,
    'people.createFirstAdministrator': true,
    'bookings.public': true,
    'bookings.list': true,
    'calendar.span': true,
    'calendar.month': true,
    'bookings.page': true,
    'booking.open': true,
    'booking.request': true,
    'booking.approve': true,
    'booking.reject': true,
    'booking.cancel': true,
    'booking.chain': true,
    'today.view': true,
    'key.issue': true,
    'key.return': true,
    'booking.askMore': true,
    'booking.answerMore': true,
    'booking.register': true,
    'booking.change': true,
    'booking.clean': true,
    'booking.history': true,
    'rooms.free': true,
    'closedTime.list': true,
    'closedTime.add': true,
    'closedTime.lift': true,
    'waiting.list': true,
    'waiting.join': true,
    'waiting.leave': true,
    'readiness.view': true,
    'readiness.setResponsible': true,
    'readiness.check': true,
    'door.emergencyUnlock': true,
    'door.lock': true,
    'admission.inside': true,
    'admission.enter': true,
    'admission.leave': true,
    'authorisation.list': true,
    'authorisation.add': true,
    'authorisation.revoke': true,
    'preflight.begin': true,
    'preflight.state': true,
    'preflight.confirm': true,
    'preflight.pass': true,
    'session.current': true,
    'session.admitInspector': true,
    'session.recordStep': true,
    'session.abandon': true,
    'session.handForReview': true,
    'session.resumeQuestioning': true,
    'session.confirmReview': true,
    'session.sign': true,
    'session.takeThumbprint': true,
    'session.close': true,
    'session.retrySeal': true,
    'transcript.write': true,
    'transcript.correct': true,
    'mark.add': true,
    'live.open': true,
    'live.close': true,
    'archive.list': true,
    'archive.entry': true,
    'archive.file': true,
    'handover.sign': true,
    'disc.plan': true,
    'disc.burnPair': true,
    'disc.pairs': true,
    'disc.labels': true,
    'disc.certify': true,
    'derived.options': true,
    'derived.jobs': true,
    'derived.ask': true,
    'derived.cancel': true,
    'playback.open': true,
    'playback.watched': true,
    'playback.close': true,
    'register.page': true,
    'register.months': true,
    'register.export': true,
    'register.close': true,
    'register.verify': true,
    'register.correct': true,
    'register.statistics': true,
    'fault.open': true,
    'fault.report': true,
    'fault.send': true,
    'fault.repaired': true,
    'paper.data': true,
    'demo.act': true,
  } satisfies Record<CallName, true>),
);

/** Who makes a call: which window, and who is signed in there. */
export interface Caller {
  readonly window: 'console' | 'second-screen' | 'paper';
  readonly person: PersonTile | undefined;
}

/** What the main process supplies: one handler for each call. */
export type CallHandlers = {
  readonly [N in CallName]: (caller: Caller, ...input: Parameters<Calls[N]>) => Promise<ReturnType<Calls[N]>>;
};

/** What the preload script hands to the page. */
export interface KioskBridge {
  call(name: CallName, input: readonly unknown[]): Promise<unknown>;
  subscribe(name: string, listener: (value: unknown) => void): () => void;
}
