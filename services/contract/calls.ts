// Long: every call once with its types, and once more by its name for what runs.
import type { LongTermDraft } from './long-term';
import type { NoticeStep } from './notice';
import type { FindingGrade, FindingPage } from './findings';
import type { CorrectionDraft, InspectionDraft, InspectionPage, InspectionQuery } from './inspections';
import type { ArchiveCursor, ArchiveEntryView, ArchivePage, ArchiveQuery, DiscLabelView, DiscPairView, DiscPlanView } from './archive';
import type { CheckDraft, CompanionDraft } from './before-questioning';
import type { BookingCursor, BookingPage, BookingQuery, CalendarView, MonthView, OpenedBooking } from './calendar';
import type { BookingDraft, BookingView, ChainView, PersonDraft, PublicBooking, TodayView } from './bookings';
import type { BreakAct } from './breaks';
import type { ConditionName } from './conditions';
import type { DoorOpening, PaperFile, RoomAlarmView } from './entry';
import type { DerivedJobView, DerivedOptionsView, DerivedRequest } from './derived';
import type { EquipmentLook, EquipmentView } from './equipment';
import type { ExhibitDraft } from './exhibits';
import type { Credential, FirstAdministrator, PersonTile, RosterDraft, RosterEntry, SignedIn } from './people';
import type { Paper } from './papers';
import type { ChairDraft, RecordDraft } from './records';
import type { PlaybackStretch, PlaybackView, ReplayView } from './playback';
import type { QuestionTemplatesView } from './questions';
import type {
  ClosedMonthView,
  CoverageRow,
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
import type { RemoteViewState } from './remote-view';
import type { SpeechLineView, SpeechState } from './speech';
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
import type {
  DeviceChange,
  DeviceFileView,
  DevicePage,
  NewDevice,
  NewLoan,
  OrderKind,
  SelfTestPage,
  SelfTestState,
  SelfTestView,
  SupervisedSessionView,
  SupervisionOrderView,
} from './upkeep';
import type {
  SetupBoards,
  SetupBoardView,
  SetupCamera,
  SetupCameraTry,
  SetupFoundCamera,
  SetupInspection,
  SetupPlace,
  SetupPort,
  SetupView,
} from './set-up';
import type { DrawnSignature, ReviewManner } from './signing';
import type { ReviewVerdict, StatementText, StatementView } from './statements';
import type { StopGrounds, SuspensionDraft, SuspensionView, UnsignedDraft } from './stops';
import type { MarkView, SessionView, StripView, TranscriptLineDraft, TranscriptLineView, TranscriptNews } from './sessions';
import type { LineHistoryView } from './line-histories';
import type { WithdrawalDraft, WithdrawalsView, WithdrawalVerdict } from './withdrawals';

/** Every request the renderer may make of the main process. */
export interface Calls {
  'kiosk.start': () => StartView;
  'room.state': () => RoomStateView;
  'strip.state': () => StripView;

  /** The room's cameras and what they noticed; `equipment.changed` tells of more. */
  'equipment.view': () => EquipmentView;
  'equipment.look': (cameraId: string) => EquipmentLook;
  'equipment.goTo': (cameraId: string, preset: string) => EquipmentLook;
  /** Room name and time in the picture. */
  'equipment.writeCaption': (cameraId: string) => EquipmentLook;
  'equipment.setClock': (cameraId: string) => EquipmentLook;
  /** With the PIN of who is signed in: a door may hang on it. */
  'equipment.setRelay': (cameraId: string, relay: string, active: boolean, pin: string) => EquipmentLook;

  /** Opens the set-up assistant instead of the room, which is put away; not while the room is in use. With the PIN of who is signed in. */
  'setUp.enter': (pin: string) => void;
  'setUp.leave': () => void;
  'setUp.view': () => SetupView;
  'setUp.setPlace': (place: SetupPlace) => SetupView;
  /** Empty: every network of this machine is asked. */
  'setUp.findCameras': (range: string) => readonly SetupFoundCamera[];
  'setUp.inspectCamera': (camera: SetupCameraTry) => SetupInspection;
  /** Sets the camera's clock, reads it back, and looks again. */
  'setUp.setClock': (address: string, certificate: string | undefined) => SetupInspection;
  'setUp.putCamera': (camera: SetupCamera) => SetupView;
  'setUp.removeCamera': (id: string) => SetupView;
  'setUp.ports': () => readonly SetupPort[];
  'setUp.drives': () => readonly string[];
  /** Which units answer on a serial line. */
  'setUp.units': (path: string, baudRate: number) => readonly number[];
  'setUp.setBoards': (boards: SetupBoards | 'none') => SetupView;
  'setUp.openBoard': () => SetupBoardView;
  'setUp.closeBoard': () => SetupBoardView;
  'setUp.armBoard': (pin: string) => SetupBoardView;
  'setUp.pressRelay': (relay: number, on: boolean) => SetupBoardView;
  /** The lock, for a moment; each time with the PIN of who is signed in. */
  'setUp.unlock': (pin: string) => SetupBoardView;
  'setUp.save': () => void;

  'people.list': () => readonly PersonTile[];
  'people.signIn': (credential: Credential) => SignedIn;
  /** By certificate number instead of the name tile. */
  'people.signInByBadge': (badgeNumber: string, pin: string) => SignedIn;
  'people.signOut': () => void;
  'people.current': () => SignedIn | undefined;
  'people.createFirstAdministrator': (first: FirstAdministrator) => SignedIn;
  'people.roster': () => readonly RosterEntry[];
  'people.add': (person: RosterDraft, pin: string) => readonly RosterEntry[];
  'people.change': (personId: string, person: RosterDraft) => readonly RosterEntry[];
  'people.setThere': (personId: string, there: boolean) => readonly RosterEntry[];
  /** `applicant`: legal inspection, which asks for the new PIN. */
  'people.setPin': (personId: string, pin: string, applicant: Credential) => void;

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
  'door.emergencyUnlock': (reason: string, first: Credential, second: Credential) => DoorOpening;
  'door.lock': () => void;
  /** 规定§8-§10: who is in the room now. */
  'admission.inside': () => InsideView;
  'admission.enter': (draft: EntryDraft) => InsideView;
  'admission.leave': (number: number) => InsideView;
  'authorisation.list': () => readonly AuthorisationView[];
  'authorisation.add': (draft: AuthorisationDraft) => readonly AuthorisationView[];
  'authorisation.revoke': (id: string, reason: string) => readonly AuthorisationView[];
  /** Asks with the system's dialog which file it is; undefined where nothing was chosen. */
  'authorisation.attachPaper': (id: string) => readonly AuthorisationView[] | undefined;
  /** Proved by its hash; a PDF opens in a window of its own. */
  'authorisation.paper': (id: string) => PaperFile;
  /** What nobody has answered yet. */
  'alarms.open': () => readonly RoomAlarmView[];
  /** The newest twenty, answered or not. */
  'alarms.latest': () => readonly RoomAlarmView[];
  /** What was found and done; of an unlisted entry who it was. */
  'alarm.answer': (number: number, text: string, credential: Credential) => readonly RoomAlarmView[];

  'preflight.begin': (bookingId: string) => PreflightView;
  'preflight.state': () => PreflightView | undefined;
  'preflight.confirm': (check: 'record-lamp', seen: boolean) => PreflightView;
  'preflight.pass': (reason: string | undefined) => PreflightView;

  'session.current': () => SessionView | undefined;
  'session.admitInspector': (sessionId: string, credential: Credential) => SessionView;
  /** The head of the 笔录, as far as the application didn't know it. */
  'session.completePerson': (sessionId: string, person: PersonDraft) => SessionView;
  /** 制度§7: every line of the checklist; what is lacking has its reason. */
  'session.check': (sessionId: string, checks: readonly CheckDraft[]) => SessionView;
  'session.addCompanion': (sessionId: string, companion: CompanionDraft) => SessionView;
  /** Entered by mistake. */
  'session.removeCompanion': (sessionId: string, number: number) => SessionView;
  /** 规定§15 where the sensors can't tell: the questioned person comes in now. */
  'session.confirmEntry': (sessionId: string) => SessionView;
  /** 规定§13: an officer goes out during the session; comes back with the own PIN. */
  /** 补正: what makes a legal condition good that was not seen, in the lead's own words. */
  'session.repairCondition': (sessionId: string, condition: ConditionName, text: string) => SessionView;
  /** A mark that says what of a break it is; `text` is its wording. */
  'session.break': (sessionId: string, act: BreakAct, text: string) => SessionView;
  'session.officerLeft': (sessionId: string, personId: string) => SessionView;
  'session.officerReturned': (sessionId: string, credential: Credential) => SessionView;
  'session.recordStep': (sessionId: string, step: NoticeStep) => SessionView;
  /** Nobody came: only before the entry. The same booking can begin again. */
  'session.abandon': (sessionId: string, reason: string) => SessionView;
  'session.handForReview': (sessionId: string) => SessionView;
  'session.resumeQuestioning': (sessionId: string) => SessionView;
  /** The person read it or had it read, and it is right. */
  'session.confirmReview': (sessionId: string, manner: ReviewManner) => SessionView;
  /** Something is wrong after all: back to the text, to correct it. */
  'session.reopenReview': (sessionId: string) => SessionView;
  /** One page of the 笔录, from 1; once all are signed, the whole is. */
  'session.signPage': (sessionId: string, page: number, signature: DrawnSignature) => SessionView;
  /** Signed by hand on the printed pages, in view of the cameras, at this moment. */
  'session.signOnPaper': (sessionId: string) => SessionView;
  /** The 笔录 as it was confirmed, to be signed by hand; the path of its file. */
  'session.printTranscript': (sessionId: string) => { readonly file: string };
  /** Opens the dialog that chooses the scan of what was signed by hand; undefined when none was chosen. */
  'session.attachSignedPaper': (sessionId: string) => SessionView | undefined;
  'session.thumbprintOnPaper': (sessionId: string) => SessionView;
  /** On the pad, once every page is signed: who was there for the person's sake. */
  'session.signAsCompanion': (sessionId: string, companion: number, signature: DrawnSignature) => SessionView;
  /** A companion signed by hand on the printed page, in view of the cameras, at this moment. */
  'session.companionOnPaper': (sessionId: string, companion: number) => SessionView;
  /** Why a companion doesn't sign. */
  'session.companionUnsigned': (sessionId: string, companion: number, reason: string) => SessionView;
  /** An officer's own signature under the 笔录, by PIN. */
  'session.signAsOfficer': (sessionId: string, credential: Credential) => SessionView;
  /** Waits for the finger on the reader, 60 s at most. */
  'session.takeThumbprint': (sessionId: string) => SessionView;
  /** 制度§8: where nobody is questioned, an officer says that it begins. */
  'session.begin': (sessionId: string) => SessionView;
  /** What came of it and what else its form asks for. */
  'session.writeRecord': (sessionId: string, draft: RecordDraft) => SessionView;
  /** 规定§3: what isn't a questioning ends by its closing act, spoken by an officer with the own PIN. `unsignedReason`: why a record that was to be signed isn't; empty where it is. */
  'session.close': (sessionId: string, credential: Credential, unsignedReason: string) => SessionView;
  /** A hearing whose chair can't close it: a leader names the other officer, with the own PIN. */
  'session.nameChair': (sessionId: string, draft: ChairDraft, approval: Credential) => SessionView;
  /** What may be given where it ends without signature. */
  'session.grounds': () => StopGrounds;
  /** 规定§15, 制度§19: it ends without signature and thumbprint, by both officers with the own PIN. */
  'session.endUnsigned': (sessionId: string, draft: UnsignedDraft, first: Credential, second: Credential) => SessionView;
  /** 制度§19: nothing is recorded for a while, by the lead, with the approval of who leads: by the own PIN where present. */
  'session.suspend': (sessionId: string, draft: SuspensionDraft, lead: Credential, approval: Credential | undefined) => SessionView;
  /** By either officer. */
  'session.endSuspension': (sessionId: string) => SessionView;
  /** What stood still by law in a session. */
  'suspension.ofSession': (sessionId: string) => readonly SuspensionView[];
  /** 制度§19: who approved by telephone signs for it with the own PIN. */
  'suspension.countersign': (sessionId: string, credential: Credential) => readonly SuspensionView[];
  'session.retrySeal': (sessionId: string) => SessionView;
  /** 制度§19: what was not recorded of a session, and why. */
  'statement.ofSession': (sessionId: string) => readonly StatementView[];
  /** 规程§13: the supervising leader was told, now. */
  'statement.report': (statementId: string, leaderId: string) => StatementView;
  'statement.sign': (statementId: string, text: StatementText, credential: Credential) => StatementView;
  /** By the agency head alone; what is sent back says why. */
  'statement.review': (statementId: string, verdict: ReviewVerdict, text: string, credential: Credential) => StatementView;
  /** Prints it and gives the path of its file. */
  'statement.print': (statementId: string) => { readonly file: string };
  'transcript.write': (sessionId: string, line: TranscriptLineDraft) => TranscriptLineView;
  /** Questions by kind of case, for the session that is being written. */
  'transcript.templates': (sessionId: string) => QuestionTemplatesView;
  /** Takes the last change of a line back, or does it again, also after a restart; undefined where there is none. */
  'transcript.undo': (sessionId: string, direction: 'back' | 'forward') => TranscriptNews | undefined;
  /** What lines said before: of one, or of all that were changed or struck. */
  'transcript.histories': (sessionId: string, lineId: string | undefined) => readonly LineHistoryView[];
  'transcript.correct': (sessionId: string, lineId: string, text: string) => TranscriptLineView;
  /** Where a leader watches from, and by which certificate. */
  'remoteView.state': () => RemoteViewState;
  /** While the questioned person reads and signs: the recording of this very session from a line on. Each replay is in the audit log. */
  'replay.open': (sessionId: string, lineId: string) => ReplayView;
  /** A page of the lines is being read: what their replay needs is looked up before one is pressed. */
  'replay.prepare': (sessionId: string, lineIds: readonly string[]) => void;
  /** Ends it, with what was watched; one that was followed by another has ended already. */
  'replay.close': (mediaPath: string, stretches: readonly PlaybackStretch[]) => void;
  /** What the person answers to a question of the notice, by its key, and how that moment is marked. */
  'session.answerNotice': (sessionId: string, question: string, answer: string, mark: string) => SessionView;
  /** 行政处罚法§43: who was asked to withdraw from a session. */
  'withdrawal.ofSession': (sessionId: string) => WithdrawalsView;
  /** Written down by an officer of that session, in the person's words. */
  'withdrawal.ask': (sessionId: string, draft: WithdrawalDraft) => WithdrawalsView;
  /** By the agency's head, with the own PIN. */
  'withdrawal.decide': (request: number, verdict: WithdrawalVerdict, reason: string, credential: Credential) => WithdrawalsView;
  'mark.add': (sessionId: string, text: string) => MarkView;
  /** Words to a mark after its moment. */
  'mark.write': (sessionId: string, markId: string, text: string) => SessionView;
  /** 示证, from now on; undefined where a file was to be chosen and none was. */
  'exhibit.show': (sessionId: string, draft: ExhibitDraft) => SessionView | undefined;
  'exhibit.takeBack': (sessionId: string, number: number) => SessionView;
  'exhibit.picture': (sessionId: string, number: number) => PaperFile;
  'speech.state': () => SpeechState;
  'speech.lines': (sessionId: string) => readonly SpeechLineView[];
  /** An officer takes a line over. */
  'speech.take': (sessionId: string, number: number) => readonly SpeechLineView[];

  /** Begins the flow of `live.chunk` events for this window: init and the newest group of pictures come first. */
  'live.open': (cameraId: string) => void;
  'live.close': (cameraId: string) => void;

  /** Sealed recordings, page by page; to officers and their heads those of their own department and their own (制度§15). */
  'archive.page': (query: ArchiveQuery, after: ArchiveCursor | undefined) => ArchivePage;
  'archive.entry': (sessionId: string) => ArchiveEntryView;
  /** 场次报告 again from what is stored; gives the path of its file. */
  'archive.printReport': (sessionId: string) => { readonly file: string };
  /** 制度§20: it is kept for good. */
  'archive.keepLongTerm': (sessionId: string, draft: LongTermDraft) => ArchiveEntryView;
  'archive.file': (sessionId: string, place: string) => ArchiveEntryView;
  /** 规定§17: each side signs with the own PIN. */
  'handover.sign': (sessionId: string, side: 'hand-over' | 'receive', credential: Credential) => ArchiveEntryView;
  'disc.plan': (sessionId: string) => DiscPlanView;
  'disc.burnPair': (sessionId: string) => DiscPairView;
  /** Those given a number lately. */
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
  /** The same on A4: writes the file into the default folder and gives its path. */
  'register.printStatistics': (firstMonth: string, lastMonth: string) => { readonly file: string };
  /** 规定§20: what should have been in the room in that month and was not, as far as the caller may see the cases. */
  'register.coverage': (month: string) => readonly CoverageRow[];
  /** The same as a file in the default folder; gives its path. */
  'register.exportCoverage': (month: string, format: ExportFormat) => { readonly file: string };
  /** 规定§24: what may have to be answered for in that month, of all rooms, as far as the caller may see the cases. */
  'finding.page': (month: string) => FindingPage;
  /** Legal inspection grades it and writes what came of it, with the own PIN; appended, never changed. */
  'finding.act': (number: number, grade: FindingGrade, text: string, pin: string) => void;
  /** For discipline, with the evidence and all acts; gives the file's path. */
  'finding.export': (month: string, format: ExportFormat) => { readonly file: string };
  /** 制度§18: checks made by people, of a department and period, as far as the caller may see the department. */
  'inspection.page': (query: InspectionQuery) => InspectionPage;
  'inspection.add': (draft: InspectionDraft) => void;
  /** What was done about it; appended, never changed. */
  'inspection.correct': (number: number, draft: CorrectionDraft) => void;
  /** The same page as a file in the default folder, by department; gives its path. */
  'inspection.export': (query: InspectionQuery, format: ExportFormat) => { readonly file: string };
  'fault.open': () => readonly FaultView[];
  'fault.closed': () => readonly FaultView[];
  'fault.report': (draft: FaultDraft) => FaultView;
  'fault.send': (faultId: string) => FaultView;
  /** 规定§22: the office says what it does about what was sent. */
  'fault.answer': (faultId: string, answer: string) => FaultView;
  /** Used again, once the device has passed a self-test. */
  'fault.repaired': (faultId: string, repairedBy: string, result: string) => FaultView;

  /** 规定§7: the daily self-test. */
  'selfTest.state': () => SelfTestState;
  /** Asks every device; some seconds. */
  'selfTest.run': () => SelfTestView;
  /** Newest first; `before` is the page before's `next`. */
  'selfTest.page': (before: number | undefined) => SelfTestPage;
  /** Prints the report and gives the path of its file. */
  'selfTest.print': (number: number) => { readonly file: string };
  /** 制度§17: the register of devices, by id; `after` is the page before's `next`. */
  'device.page': (after: string | undefined) => DevicePage;
  'device.file': (deviceId: string) => DeviceFileView;
  'device.add': (device: NewDevice) => DeviceFileView;
  'device.change': (deviceId: string, change: DeviceChange) => DeviceFileView;
  'device.lend': (loan: NewLoan) => DeviceFileView;
  /** `found`: its state when it came back. */
  'device.giveBack': (deviceId: string, found: string) => DeviceFileView;
  'device.maintained': (deviceId: string, what: string) => DeviceFileView;
  'device.export': (format: ExportFormat) => { readonly file: string };
  /** 规定§21: the session that is being recorded now. */
  'supervision.session': () => SupervisedSessionView | undefined;
  'supervision.orders': (sessionId: string) => readonly SupervisionOrderView[];
  'supervision.send': (sessionId: string, kind: OrderKind, text: string) => readonly SupervisionOrderView[];
  'supervision.acknowledge': (number: number) => readonly SupervisionOrderView[];

  /** The paper that a print window shows. */
  'paper.data': (jobId: string) => Paper;

  /** Only in the simulated room: what a visitor would do with hands. */
  'demo.act': (act: DemoAct) => void;
}
export type DemoAct = 'person-enters' | 'person-leaves' | 'duress-pressed' | 'press-thumb' | 'insert-blank-discs';
export type CallName = keyof Calls;

/** The same names at run time; leaving one out does not compile. */
export const callNames: ReadonlySet<string> = new Set(
  Object.keys({
    'kiosk.start': true,
    'room.state': true,
    'strip.state': true,
    'equipment.view': true,
    'equipment.look': true,
    'equipment.goTo': true,
    'equipment.writeCaption': true,
    'equipment.setClock': true,
    'equipment.setRelay': true,
    'setUp.enter': true,
    'setUp.leave': true,
    'setUp.view': true,
    'setUp.setPlace': true,
    'setUp.findCameras': true,
    'setUp.inspectCamera': true,
    'setUp.setClock': true,
    'setUp.putCamera': true,
    'setUp.removeCamera': true,
    'setUp.ports': true,
    'setUp.drives': true,
    'setUp.units': true,
    'setUp.setBoards': true,
    'setUp.openBoard': true,
    'setUp.closeBoard': true,
    'setUp.armBoard': true,
    'setUp.pressRelay': true,
    'setUp.unlock': true,
    'setUp.save': true,
    'people.list': true,
    'people.signIn': true,
    'people.signInByBadge': true,
    'people.signOut': true,
    'people.current': true,
    'people.createFirstAdministrator': true,
    'people.roster': true,
    'people.add': true,
    'people.change': true,
    'people.setThere': true,
    'people.setPin': true,
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
    'authorisation.attachPaper': true,
    'authorisation.paper': true,
    'alarms.open': true,
    'alarms.latest': true,
    'alarm.answer': true,
    'preflight.begin': true,
    'preflight.state': true,
    'preflight.confirm': true,
    'preflight.pass': true,
    'session.current': true,
    'session.admitInspector': true,
    'session.completePerson': true,
    'session.check': true,
    'session.addCompanion': true,
    'session.removeCompanion': true,
    'session.confirmEntry': true,
    'session.repairCondition': true,
    'session.break': true,
    'session.officerLeft': true,
    'session.officerReturned': true,
    'session.recordStep': true,
    'session.abandon': true,
    'session.handForReview': true,
    'session.resumeQuestioning': true,
    'session.confirmReview': true,
    'session.reopenReview': true,
    'session.signPage': true,
    'session.signOnPaper': true,
    'session.printTranscript': true,
    'session.attachSignedPaper': true,
    'session.thumbprintOnPaper': true,
    'session.signAsCompanion': true,
    'session.companionOnPaper': true,
    'session.companionUnsigned': true,
    'session.signAsOfficer': true,
    'session.takeThumbprint': true,
    'session.begin': true,
    'session.writeRecord': true,
    'session.close': true,
    'session.nameChair': true,
    'session.grounds': true,
    'session.endUnsigned': true,
    'session.suspend': true,
    'session.endSuspension': true,
    'suspension.ofSession': true,
    'suspension.countersign': true,
    'session.retrySeal': true,
    'statement.ofSession': true,
    'statement.report': true,
    'statement.sign': true,
    'statement.review': true,
    'statement.print': true,
    'transcript.write': true,
    'transcript.templates': true,
    'transcript.undo': true,
    'transcript.histories': true,
    'transcript.correct': true,
    'remoteView.state': true,
    'replay.open': true,
    'replay.prepare': true,
    'replay.close': true,
    'session.answerNotice': true,
    'withdrawal.ofSession': true,
    'withdrawal.ask': true,
    'withdrawal.decide': true,
    'mark.add': true,
    'mark.write': true,
    'exhibit.show': true,
    'exhibit.takeBack': true,
    'exhibit.picture': true,
    'speech.state': true,
    'speech.lines': true,
    'speech.take': true,
    'live.open': true,
    'live.close': true,
    'archive.page': true,
    'archive.entry': true,
    'archive.printReport': true,
    'archive.keepLongTerm': true,
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
    'register.printStatistics': true,
    'register.coverage': true,
    'register.exportCoverage': true,
    'finding.page': true,
    'finding.act': true,
    'finding.export': true,
    'inspection.page': true,
    'inspection.add': true,
    'inspection.correct': true,
    'inspection.export': true,
    'fault.open': true,
    'fault.closed': true,
    'fault.report': true,
    'fault.send': true,
    'fault.answer': true,
    'fault.repaired': true,
    'selfTest.state': true,
    'selfTest.run': true,
    'selfTest.page': true,
    'selfTest.print': true,
    'device.page': true,
    'device.file': true,
    'device.add': true,
    'device.change': true,
    'device.lend': true,
    'device.giveBack': true,
    'device.maintained': true,
    'device.export': true,
    'supervision.session': true,
    'supervision.orders': true,
    'supervision.send': true,
    'supervision.acknowledge': true,
    'paper.data': true,
    'demo.act': true,
  } satisfies Record<CallName, true>),
);

/** Who makes a call: which window, and who is signed in there. */
export interface Caller {
  /** `remote`: a leader's own machine (F24). */
  readonly window: 'console' | 'second-screen' | 'paper' | 'remote';
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
