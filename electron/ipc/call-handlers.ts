import type { PreFlight } from '../../services/rooms/pre-flight';
import { readChain, readToday } from '../../services/rooms/today';
import { archiveEntry, type ArchiveParts } from '../../services/archive/archive-entries';
import { readArchivePage } from '../../services/archive/archive-page';
import type { DerivedDesk } from '../../services/archive/derived-desk';
import type { DiscDesk } from '../../services/archive/disc-desk';
import { fileRecording, signHandover, type HandoverParts } from '../../services/archive/handover';
import { keepLongTerm, type LongTermParts } from '../../services/archive/long-term';
import { printSessionReport, type SessionReportParts } from '../../services/archive/print-session-report';
import type { Playback } from '../../services/archive/playback';
import type { CallHandlers, Caller } from '../../services/contract/calls';
import { Refusal } from '../../services/contract/errors';
import type { Paper } from '../../services/contract/papers';
import type { RemoteViewState } from '../../services/contract/remote-view';
import type { RoomStateView, StartView } from '../../services/contract/room';
import type { RegisterDesk } from '../../services/registers/register-desk';
import type { StripClock } from '../../services/interviews/strip-clock';
import type { Roster } from '../../services/people/roster';
import type { People } from '../../services/people/people';
import { beforeHandlers, type BeforeHandlerParts } from './before-handlers';
import { calendarHandlers } from './calendar-handlers';
import { chainHandlers, type ChainParts } from './chain-handlers';
import { signingHandlers, type SigningHandlerParts } from './signing-handlers';
import { closingHandlers, type ClosingHandlerParts } from './closing-handlers';
import { entryHandlers, type EntryParts } from './entry-handlers';
import { exhibitHandlers, type ExhibitCallParts } from './exhibit-handlers';
import { equipmentHandlers, type EquipmentCallParts } from './equipment-handlers';
import { findingHandlers, type FindingHandlerParts } from './finding-handlers';
import { inspectionHandlers, type InspectionHandlerParts } from './inspection-handlers';
import { procedureHandlers, type ProcedureParts } from './procedure-handlers';
import { personOf } from './person-of';
import { setUpClosed } from './set-up-handlers';
import { stopHandlers, type StopHandlerParts } from './stop-handlers';
import { transcriptHandlers, type TranscriptHandlerParts } from './transcript-handlers';
import { upkeepHandlers, type UpkeepParts } from './upkeep-handlers';
import type { SimulatedVisitor } from '../simulated-visitor';
import type { SignInDesk } from '../sign-in-desk';

export interface CallParts
  extends
    BeforeHandlerParts,
    ChainParts,
    ClosingHandlerParts,
    EntryParts,
    EquipmentCallParts,
    ExhibitCallParts,
    FindingHandlerParts,
    InspectionHandlerParts,
    SigningHandlerParts,
    StopHandlerParts,
    TranscriptHandlerParts,
    ProcedureParts,
    UpkeepParts {
  readonly now: () => Date;
  readonly start: () => Promise<StartView>;
  readonly roomState: () => Promise<RoomStateView>;
  readonly strip: StripClock;
  readonly people: People;
  readonly roster: Roster;
  readonly desk: SignInDesk;
  readonly preFlight: PreFlight;
  readonly retrySeal: (sessionId: string) => Promise<void>;
  readonly archive: ArchiveParts;
  readonly handover: HandoverParts;
  readonly sessionReports: SessionReportParts;
  readonly longTerm: LongTermParts;
  readonly discs: DiscDesk;
  readonly derived: DerivedDesk;
  readonly playback: Playback;
  readonly registers: RegisterDesk;
  readonly live: { open(caller: Caller, cameraId: string): void; close(caller: Caller, cameraId: string): void };
  readonly paperOf: (jobId: string) => Paper | undefined;
  readonly visitor: SimulatedVisitor | undefined;
  readonly enterSetUp: () => Promise<void>;
  readonly remoteViewState: () => RemoteViewState;
}

/** One line a call: who asks is known, the service decides. */
export function callHandlers(parts: CallParts): CallHandlers {
  const { people, roster, desk, bookings, keys, preFlight, interviews, discs, derived, playback, registers, live } = parts;
  return {
    'kiosk.start': () => parts.start(),
    'room.state': () => parts.roomState(),
    'strip.state': () => parts.strip.state(),

    'people.list': () => people.list(),
    'people.signIn': async (_, credential) => desk.enter(await people.signIn(credential)),
    'people.signInByBadge': async (_, badgeNumber, pin) => desk.enter(await people.signInByBadge(badgeNumber, pin)),
    'people.signOut': () => desk.leave(),
    'people.current': () => Promise.resolve(desk.current),
    'people.createFirstAdministrator': async (_, first) => desk.enter(await people.createFirstAdministrator(first)),
    'people.roster': () => roster.list(),
    'people.add': (caller, draft, pin) => roster.add(draft, pin, personOf(caller)),
    'people.change': (caller, personId, draft) => roster.change(personId, draft, personOf(caller)),
    'people.setThere': (caller, personId, there) => roster.setThere(personId, there, personOf(caller)),
    'people.setPin': (caller, personId, pin, applicant) => roster.setPin(personId, pin, applicant, personOf(caller)),

    'bookings.public': () => bookings.publicList(parts.roomId),
    'bookings.list': (caller, from, to) => bookings.list(from, to, personOf(caller)),
    'booking.request': (caller, draft) => bookings.request(draft, personOf(caller)),
    'booking.approve': (caller, bookingId) => bookings.approve(bookingId, personOf(caller)),
    'booking.reject': (caller, bookingId, reason) => bookings.reject(bookingId, reason, personOf(caller)),
    'booking.cancel': (caller, bookingId, reason) => bookings.cancel(bookingId, reason, personOf(caller)),
    'booking.chain': (caller, bookingId) => readChain(parts.db, bookingId, personOf(caller)),
    'today.view': async (caller) => readToday(parts.db, personOf(caller), parts.now(), await parts.findings.tasks(personOf(caller))),
    'key.issue': (caller, bookingId) => keys.issueKey(bookingId, personOf(caller)),
    'key.return': (caller, bookingId) => keys.returnKey(bookingId, personOf(caller)),

    ...calendarHandlers(parts.db),
    ...chainHandlers(parts),
    ...beforeHandlers(parts),
    ...closingHandlers(parts),
    ...entryHandlers(parts),
    ...equipmentHandlers(parts),
    ...signingHandlers(parts),
    ...stopHandlers(parts),
    ...procedureHandlers(parts),
    ...setUpClosed(people, parts.enterSetUp),

    'preflight.begin': (caller, bookingId) => preFlight.begin(bookingId, personOf(caller)),
    'preflight.state': () => Promise.resolve(preFlight.state()),
    'preflight.confirm': (caller, check, seen) => preFlight.confirm(check, seen, personOf(caller)),
    'preflight.pass': (caller, reason) => preFlight.pass(reason, personOf(caller)),

    'session.current': () => interviews.current(),
    'session.admitInspector': (_, sessionId, credential) => interviews.admitInspector(sessionId, credential),
    'session.recordStep': (caller, sessionId, step) => interviews.recordStep(sessionId, step, personOf(caller).id),
    'session.abandon': (caller, sessionId, reason) => interviews.abandon(sessionId, reason, personOf(caller).id),
    'session.handForReview': (caller, sessionId) => interviews.handForReview(sessionId, personOf(caller).id),
    'session.resumeQuestioning': (caller, sessionId) => interviews.resumeQuestioning(sessionId, personOf(caller).id),
    'session.takeThumbprint': (_, sessionId) => interviews.takeThumbprint(sessionId),
    'session.retrySeal': async (_, sessionId) => {
      await parts.retrySeal(sessionId);
      return interviews.view(sessionId);
    },
    'remoteView.state': () => Promise.resolve(parts.remoteViewState()),
    ...transcriptHandlers(parts),
    'mark.add': (caller, sessionId, text) => interviews.addMark(sessionId, text, caller.person?.id ?? null),
    ...exhibitHandlers(parts),

    'live.open': async (caller, cameraId) => live.open(caller, cameraId),
    'live.close': async (caller, cameraId) => live.close(caller, cameraId),

    'archive.page': (caller, query, after) => readArchivePage(parts.db, query, after, personOf(caller)),
    'archive.entry': (caller, sessionId) => archiveEntry(parts.archive, sessionId, personOf(caller)),
    'archive.printReport': (caller, sessionId) => printSessionReport(parts.sessionReports, sessionId, personOf(caller)),
    'archive.keepLongTerm': (caller, sessionId, draft) => keepLongTerm(parts.longTerm, sessionId, draft, personOf(caller)),
    'archive.file': (caller, sessionId, place) => fileRecording(parts.handover, sessionId, place, personOf(caller).id),
    'handover.sign': (_, sessionId, side, credential) => signHandover(parts.handover, sessionId, side, credential),
    'disc.plan': (_, sessionId) => discs.plan(sessionId),
    'disc.burnPair': (caller, sessionId) => discs.burnPair(sessionId, personOf(caller).id),
    'disc.pairs': () => discs.pairs(),
    'disc.labels': (_, pairId) => discs.labels(pairId),
    'disc.certify': (caller, pairId) => discs.certify(pairId, personOf(caller).id),

    'derived.options': (_, sessionId) => derived.options(sessionId),
    'derived.jobs': async (_, sessionId) => derived.list(sessionId),
    'derived.ask': (caller, request) => derived.ask(request, personOf(caller)),
    'derived.cancel': (caller, jobId) => derived.cancel(jobId, personOf(caller)),
    'playback.open': (caller, sessionId) => playback.open(sessionId, personOf(caller)),
    'playback.watched': (caller, sessionId, stretches) => playback.watched(sessionId, stretches, personOf(caller).id),
    'playback.close': (caller, sessionId) => playback.close(sessionId, personOf(caller).id),

    'register.page': (caller, query, after) => registers.page(query, after, personOf(caller)),
    'register.months': () => registers.close.months(),
    'register.export': (caller, query, format, folder) => registers.export(query, format, folder, personOf(caller)),
    'register.close': (caller, month) => registers.close.close(month, personOf(caller)),
    'register.verify': (_, month) => registers.close.verify(month),
    'register.correct': (caller, correction) => registers.correct(correction, personOf(caller)),
    'register.statistics': (_, first, last) => registers.statistics(first, last),
    'register.printStatistics': (caller, first, last) => registers.printStatistics(first, last, personOf(caller)),
    'register.exportCoverage': (caller, month, format) => registers.exportCoverage(month, format, personOf(caller)),
    'register.coverage': (caller, month) => registers.coverage(month, personOf(caller)),
    'fault.open': () => registers.faults.open(),
    'fault.closed': () => registers.faults.closed(),
    'fault.report': (caller, draft) => registers.faults.report(draft, personOf(caller)),
    'fault.send': (caller, faultId) => registers.faults.send(faultId, personOf(caller)),
    'fault.answer': (caller, faultId, answer) => registers.faults.answer(faultId, answer, personOf(caller)),
    'fault.repaired': (caller, faultId, repairedBy, result) => registers.faults.repaired(faultId, repairedBy, result, personOf(caller)),

    ...findingHandlers(parts),
    ...inspectionHandlers(parts),
    ...upkeepHandlers(parts),

    'paper.data': (_, jobId) => {
      const paper = parts.paperOf(jobId);
      return paper ? Promise.resolve(paper) : Promise.reject(new Refusal('recording.unknown'));
    },
    'demo.act': async (_, act) => {
      if (!parts.visitor) throw new Refusal('people.not-allowed');
      await parts.visitor.act(act);
    },
  };
}
