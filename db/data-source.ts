import { DataSource } from 'typeorm';
import { SqlConnection } from './connection';
import { AuditEntryRow } from './entities/audit-entry.entity';
import { BookingRow } from './entities/booking.entity';
import { ProofExtremeRow } from './entities/proof-extreme.entity';
import { ClimateReadingRow } from './entities/climate-reading.entity';
import { DeviceFaultRow } from './entities/device-fault.entity';
import { DiscPairRow } from './entities/disc-pair.entity';
import { KeyMovementRow } from './entities/key-movement.entity';
import { PersonRow } from './entities/person.entity';
import { RegisterClosureRow } from './entities/register-closure.entity';
import { RegisterCorrectionRow } from './entities/register-correction.entity';
import { RegisterLineRow } from './entities/register-line.entity';
import { RoomRow } from './entities/room.entity';
import { SegmentRow } from './entities/segment.entity';
import { SessionNoteRow } from './entities/session-note.entity';
import { SessionRow } from './entities/session.entity';
import { SigningRow } from './entities/signing.entity';
import { TranscriptCorrectionRow } from './entities/transcript-correction.entity';
import { TranscriptLineRow } from './entities/transcript-line.entity';
import { TranscriptVersionRow } from './entities/transcript-version.entity';
import { ViewingRow } from './entities/viewing.entity';
import { BookingEventRow } from './entities/booking-event.entity';
import { BookingPersonRow } from './entities/booking-person.entity';
import { ClosedTimeRow } from './entities/closed-time.entity';
import { WaitingRow } from './entities/waiting.entity';
import { WithdrawalDecisionRow } from './entities/withdrawal-decision.entity';
import { WithdrawalRequestRow } from './entities/withdrawal-request.entity';
import { RoomResponsibleRow } from './entities/room-responsible.entity';
import { DailyCheckRow } from './entities/daily-check.entity';
import { EmergencyUnlockRow } from './entities/emergency-unlock.entity';
import { AuthorisationRow } from './entities/authorisation.entity';
import { AdmissionRow } from './entities/admission.entity';
import { RoomAlarmRow } from './entities/room-alarm.entity';
import { PresenceChangeRow } from './entities/presence-change.entity';
import { DeviceRow } from './entities/device.entity';
import { DeviceLoanRow } from './entities/device-loan.entity';
import { DeviceServiceRow } from './entities/device-service.entity';
import { SelfTestRow } from './entities/self-test.entity';
import { SupervisionOrderRow } from './entities/supervision-order.entity';
import { ExhibitRow } from './entities/exhibit.entity';
import { MarkWordRow } from './entities/mark-word.entity';
import { SpeechLineRow } from './entities/speech-line.entity';
import { CorrectionThumbprintRow } from './entities/correction-thumbprint.entity';
import { CompanionSigningRow } from './entities/companion-signing.entity';
import { NoticeAnswerRow } from './entities/notice-answer.entity';
import { OfficerSigningRow } from './entities/officer-signing.entity';
import { PageSigningRow } from './entities/page-signing.entity';
import { SignedPaperRow } from './entities/signed-paper.entity';
import { TranscriptReviewRow } from './entities/transcript-review.entity';
import { StopStatementRow } from './entities/stop-statement.entity';
import { StatementActRow } from './entities/statement-act.entity';
import { LongTermKeepingRow } from './entities/long-term-keeping.entity';
import { FindingRow } from './entities/finding.entity';
import { FindingActRow } from './entities/finding-act.entity';
import { InspectionActRow } from './entities/inspection-act.entity';
import { InspectionCheckRow } from './entities/inspection-check.entity';
import { whileOthersWait } from './store-lock';
import { SessionCheckRow } from './entities/session-check.entity';
import { SessionCompanionRow } from './entities/session-companion.entity';
import { SuspensionCountersignRow } from './entities/suspension-countersign.entity';
import { SuspensionRow } from './entities/suspension.entity';
import { migrations } from './migrations/index';
import { auditRepository } from './repositories/audit-repository';
import { bookingRepository } from './repositories/booking-repository';
import { proofExtremeRepository } from './repositories/proof-extreme-repository';
import { climateRepository } from './repositories/climate-repository';
import { discPairRepository } from './repositories/disc-pair-repository';
import { faultRepository } from './repositories/fault-repository';
import { keyRepository } from './repositories/key-repository';
import { noticeAnswerRepository } from './repositories/notice-answer-repository';
import { noteRepository } from './repositories/note-repository';
import { personRepository } from './repositories/person-repository';
import { registerRepository } from './repositories/register-repository';
import { roomRepository } from './repositories/room-repository';
import { segmentRepository } from './repositories/segment-repository';
import { sessionRepository } from './repositories/session-repository';
import { companionSigningRepository } from './repositories/companion-signing-repository';
import { pageSigningRepository } from './repositories/page-signing-repository';
import { signingRepository } from './repositories/signing-repository';
import { transcriptRepository } from './repositories/transcript-repository';
import { transcriptVersionRepository } from './repositories/transcript-version-repository';
import { viewingRepository } from './repositories/viewing-repository';
import { archiveRepository } from './repositories/archive-repository';
import { calendarRepository } from './repositories/calendar-repository';
import { admissionRepository } from './repositories/admission-repository';
import { alarmRepository } from './repositories/alarm-repository';
import { presenceRepository } from './repositories/presence-repository';
import { bookingEventRepository } from './repositories/booking-event-repository';
import { bookingPersonRepository } from './repositories/booking-person-repository';
import { closedTimeRepository } from './repositories/closed-time-repository';
import { deviceRepository } from './repositories/device-repository';
import { readinessRepository } from './repositories/readiness-repository';
import { findingRepository } from './repositories/finding-repository';
import { inspectionRepository } from './repositories/inspection-repository';
import { selfTestRepository } from './repositories/self-test-repository';
import { exhibitRepository } from './repositories/exhibit-repository';
import { markWordRepository } from './repositories/mark-word-repository';
import { speechRepository } from './repositories/speech-repository';
import { supervisionRepository } from './repositories/supervision-repository';
import { preparationRepository } from './repositories/preparation-repository';
import { statementRepository } from './repositories/statement-repository';
import { suspensionRepository } from './repositories/suspension-repository';
import { longTermRepository } from './repositories/long-term-repository';
import { waitingRepository } from './repositories/waiting-repository';
import { withdrawalRepository } from './repositories/withdrawal-repository';

export const entities = [
  AuditEntryRow,
  BookingRow,
  ClimateReadingRow,
  ProofExtremeRow,
  DeviceFaultRow,
  DiscPairRow,
  KeyMovementRow,
  PersonRow,
  RegisterClosureRow,
  RegisterCorrectionRow,
  RegisterLineRow,
  RoomRow,
  SegmentRow,
  SessionNoteRow,
  SessionRow,
  SigningRow,
  TranscriptCorrectionRow,
  TranscriptLineRow,
  TranscriptVersionRow,
  ViewingRow,
  BookingEventRow,
  BookingPersonRow,
  ClosedTimeRow,
  WaitingRow,
  RoomResponsibleRow,
  DailyCheckRow,
  EmergencyUnlockRow,
  AuthorisationRow,
  AdmissionRow,
  RoomAlarmRow,
  PresenceChangeRow,
  DeviceRow,
  DeviceLoanRow,
  DeviceServiceRow,
  SelfTestRow,
  SupervisionOrderRow,
  ExhibitRow,
  MarkWordRow,
  SpeechLineRow,
  CorrectionThumbprintRow,
  CompanionSigningRow,
  NoticeAnswerRow,
  OfficerSigningRow,
  PageSigningRow,
  SignedPaperRow,
  TranscriptReviewRow,
  StopStatementRow,
  StatementActRow,
  SuspensionRow,
  SuspensionCountersignRow,
  WithdrawalRequestRow,
  WithdrawalDecisionRow,
  LongTermKeepingRow,
  FindingRow,
  FindingActRow,
  InspectionCheckRow,
  InspectionActRow,
  SessionCheckRow,
  SessionCompanionRow,
] as const;

export type Database = ReturnType<typeof databaseOver>;

/** Another process may write at the same time (command line, a check); ms to wait for it. */
const busyTimeoutMs = 10_000;
/** SQLITE_OPEN_READONLY */
const openReadOnly = 1;

/** A data source over the file, with its migrations, not yet opened. Exported for the drift test. */
export function dataSourceFor(file: string): DataSource {
  return new DataSource({
    type: 'sqlite',
    database: file,
    entities: [...entities],
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    synchronize: false,
    enableWAL: true,
    busyTimeout: busyTimeoutMs,
  });
}

/** Opens the store, brings it up to date and makes sure that what it acknowledges survives a power cut; waits for another process that does so. */
export function openDatabase(file: string): Promise<Database> {
  return whileOthersWait(file, () => opened(file));
}

async function opened(file: string): Promise<Database> {
  const source = await dataSourceFor(file).initialize();
  try {
    await source.query('PRAGMA synchronous = FULL');
    // Without it INSERT OR REPLACE would slip past the triggers that refuse deletion.
    await source.query('PRAGMA recursive_triggers = ON');
    await source.runMigrations();
    await source.query('PRAGMA foreign_keys = ON');
    await assertPragma(source, 'journal_mode', 'wal');
    await assertPragma(source, 'synchronous', 2);
    await assertPragma(source, 'foreign_keys', 1);
  } catch (problem) {
    await source.destroy();
    throw problem;
  }
  return databaseOver(new SqlConnection(source));
}

/** Opens the store to look at it only: nothing is written, no migration runs. Rejects when the store is of another release. */
export async function openDatabaseToRead(file: string): Promise<Database> {
  const source = await new DataSource({
    type: 'sqlite',
    database: file,
    entities: [...entities],
    migrations: [...migrations],
    synchronize: false,
    busyTimeout: busyTimeoutMs,
    flags: openReadOnly,
  }).initialize();
  try {
    const run = await source.query<{ readonly name: string }[]>('SELECT name FROM migrations');
    const missing = migrations.filter((Migration) => !run.some(({ name }) => name === new Migration().name));
    if (missing.length > 0 || run.length > migrations.length) throw new Error('the store is of another release; see mingxun migrate');
  } catch (problem) {
    await source.destroy();
    throw problem;
  }
  return databaseOver(new SqlConnection(source));
}

async function assertPragma(source: DataSource, pragma: string, expected: string | number): Promise<void> {
  const [row] = await source.query<Record<string, unknown>[]>(`PRAGMA ${pragma}`);
  if (row?.[pragma] !== expected) throw new Error(`the store's ${pragma} is ${String(row?.[pragma])}, not ${expected}`);
}

function databaseOver(connection: SqlConnection) {
  return {
    rooms: roomRepository(connection),
    people: personRepository(connection),
    bookings: bookingRepository(connection),
    keys: keyRepository(connection),
    sessions: sessionRepository(connection),
    segments: segmentRepository(connection),
    notes: noteRepository(connection),
    transcripts: transcriptRepository(connection),
    transcriptVersions: transcriptVersionRepository(connection),
    signings: signingRepository(connection),
    noticeAnswers: noticeAnswerRepository(connection),
    pageSignings: pageSigningRepository(connection),
    companionSignings: companionSigningRepository(connection),
    discPairs: discPairRepository(connection),
    viewings: viewingRepository(connection),
    climate: climateRepository(connection),
    proofExtremes: proofExtremeRepository(connection),
    faults: faultRepository(connection),
    registers: registerRepository(connection),
    audit: auditRepository(connection),
    bookingEvents: bookingEventRepository(connection),
    bookingPersons: bookingPersonRepository(connection),
    archive: archiveRepository(connection),
    calendar: calendarRepository(connection),
    closedTimes: closedTimeRepository(connection),
    waiting: waitingRepository(connection),
    readiness: readinessRepository(connection),
    admissions: admissionRepository(connection),
    alarms: alarmRepository(connection),
    presence: presenceRepository(connection),
    devices: deviceRepository(connection),
    selfTests: selfTestRepository(connection),
    supervision: supervisionRepository(connection),
    exhibits: exhibitRepository(connection),
    markWords: markWordRepository(connection),
    speech: speechRepository(connection),
    statements: statementRepository(connection),
    suspensions: suspensionRepository(connection),
    withdrawals: withdrawalRepository(connection),
    longTerm: longTermRepository(connection),
    findings: findingRepository(connection),
    inspections: inspectionRepository(connection),
    preparation: preparationRepository(connection),
    /** All that `work` does through these repositories is committed together, or not at all. Await everything inside. */
    transaction: <T>(work: () => Promise<T>): Promise<T> => connection.transaction(work),
    close: (): Promise<void> => connection.close(),
  };
}
