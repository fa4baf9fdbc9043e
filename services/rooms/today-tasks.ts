import type { BookingRow } from '../../db/entities/booking.entity';
import type { DiscPairRow } from '../../db/entities/disc-pair.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { TaskView } from '../contract/bookings';
import type { PersonTile } from '../contract/people';
import type { StatementState } from '../contract/statements';
import { filingProblems, newestPair } from '../archive/filing-problems';
import { isOpen, type WithdrawalStanding } from '../interviews/withdrawal-rule';
import { handoverDueOn } from './booking-chain';
import { maySeeCase } from './booking-view';
import { isDayWork } from './day-work';
import { remindersOf, type Reminder } from './reminders';
import { mayOpen } from './unlock-rule';

/** A booking that still wants something done. */
export interface OpenMatter {
  readonly booking: BookingRow;
  readonly session: SessionRow | undefined;
  readonly discPairs: readonly DiscPairRow[];
  /** Whether the room was looked at today (规定§7); not asked where it is left out. */
  readonly roomChecked?: boolean;
  /** It came out of the waiting list, and who asked hasn't taken note of it. */
  readonly turnCame?: boolean;
  /** 制度§19: of its statements about what was not recorded. */
  readonly statements?: readonly StatementState[];
  /** 制度§19: who approved a suspension by telephone and hasn't signed for it. */
  readonly uncountersigned?: readonly string[];
  /** 行政处罚法§43: how far 申请回避 has come. */
  readonly withdrawal?: WithdrawalStanding;
}

type Kind = TaskView['kind'];
interface Due {
  readonly kind: Kind;
  readonly article: string;
  readonly dueAt: string | undefined;
}

/** After this, ms, a session that is concluded and not sealed has a seal that went wrong. */
const sealingMs = 2 * 60 * 1000;
/** The office closes at 17:30 in Shanghai; a date is due then. */
export const closingTime = 'T09:30:00.000Z';
const mayBeChecked: ReadonlySet<string> = new Set(['preparing', 'abandoned']);
const mayBeCleaned: ReadonlySet<string> = new Set(['sealed', 'abandoned']);
const inTheConsole: ReadonlySet<string> = new Set(['ready', 'opening', 'questioning', 'reviewing', 'reviewed', 'signed']);

/** What this person has to do, the most urgent first; tasks without a date come last. */
export function tasksOf(person: PersonTile, matters: readonly OpenMatter[], now: Date): readonly TaskView[] {
  const reminders = remindersOf(
    matters.map(({ booking }) => booking),
    now,
  );
  const tasks = matters
    .filter(({ booking }) => maySeeCase(booking, person))
    .flatMap((matter) =>
      [...duesOf(matter, person, now), ...askerDues(matter, person), ...reminderDues(matter, person, reminders)].map((due): TaskView => ({
        ...due,
        bookingId: matter.booking.id,
        sessionId: matter.session?.id,
        subject: `${matter.booking.caseName} ${matter.booking.questionedName}`,
      })),
    );
  return tasks.toSorted((a, b) => ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1));
}

function duesOf(matter: OpenMatter, person: PersonTile, now: Date): readonly Due[] {
  switch (person.role) {
    case 'room-administrator':
      return [...approvalDues(matter, person), ...administratorDues(matter, now), ...sealDues(matter, now)];
    case 'inspector':
      return [
        ...inspectorDues(matter, person),
        ...unwrittenDues(matter, person),
        ...statementDues(matter, person),
        ...sealDues(matter, now),
      ];
    case 'department-head':
      return approvalDues(matter, person);
    case 'office-staff':
      return officeDues(matter);
    case 'agency-head':
      return [...countersignDues(matter, person), ...withdrawalDues(matter), ...reviewDues(matter)];
    case 'supervising-leader':
      return countersignDues(matter, person);
    case 'legal-inspection':
      return [];
  }
}

function approvalDues({ booking }: OpenMatter, person: PersonTile): readonly Due[] {
  if (booking.status !== 'requested' || booking.moreAskedAt !== null || booking.requestedById === person.id) return [];
  return [{ kind: 'approve-booking', article: '规定§11', dueAt: booking.startsAt }];
}

/** 需补充 waits for who asked; so does the news that a place in the waiting list became a booking. */
function askerDues({ booking, turnCame }: OpenMatter, person: PersonTile): readonly Due[] {
  if (booking.requestedById !== person.id) return [];
  return [
    ...(booking.moreAskedAt === null ? [] : [{ kind: 'answer-more', article: '规定§11', dueAt: booking.startsAt } as const]),
    ...(turnCame === true ? [{ kind: 'turn-came', article: '规定§11', dueAt: booking.startsAt } as const] : []),
  ];
}

/** Who asked, and where the room or its key is in question the administrator too. */
function reminderDues({ booking }: OpenMatter, person: PersonTile, reminders: readonly Reminder[]): readonly Due[] {
  const isAsker = booking.requestedById === person.id;
  return reminders
    .filter(
      ({ bookingId, kind }) => bookingId === booking.id && (isAsker || (person.role === 'room-administrator' && kind !== 'booking-soon')),
    )
    .map(({ kind, dueAt }) => ({ kind, dueAt, article: '规定§11' }));
}

function administratorDues({ booking, session, roomChecked }: OpenMatter, now: Date): readonly Due[] {
  const dues: Due[] = [];
  const unlocked = booking.status === 'keyIssued';
  if (booking.status === 'approved' && mayOpen(booking, now)) {
    if (roomChecked === false) dues.push({ kind: 'daily-check', article: '规定§7', dueAt: booking.startsAt });
    else dues.push({ kind: 'issue-key', article: '规定§11', dueAt: booking.startsAt });
  }
  if ((booking.status === 'approved' || unlocked) && isDayWork(booking, now) && (!session || mayBeChecked.has(session.phase))) {
    dues.push({ kind: 'begin-preflight', article: '规定§12', dueAt: booking.startsAt });
  }
  if (session?.phase === 'checked') dues.push({ kind: 'admit-inspectors', article: '规定§13', dueAt: booking.startsAt });
  if (unlocked && (session ? mayBeCleaned.has(session.phase) : booking.endsAt < now.toISOString())) {
    dues.push({ kind: 'receive-cleaned-room', article: '规定§11', dueAt: booking.endsAt });
  }
  if (session && session.handedOverAt !== null && session.receivedAt === null) {
    dues.push({ kind: 'receive-handover', article: '规定§17', dueAt: handoverDueAt(session) });
  }
  return dues;
}

function inspectorDues({ booking, session }: OpenMatter, person: PersonTile): readonly Due[] {
  if (!session) return [];
  if (session.phase === 'checked') return [{ kind: 'admit-inspectors', article: '规定§13', dueAt: booking.startsAt }];
  const conducts = session.leadId === person.id || session.recorderId === person.id;
  if (conducts && inTheConsole.has(session.phase)) return [{ kind: 'go-to-console', article: '规定§13', dueAt: booking.startsAt }];
  if (conducts && session.phase === 'sealed' && session.handedOverAt === null) {
    return [{ kind: 'hand-over', article: '制度§9', dueAt: handoverDueAt(session) }];
  }
  return [];
}

/** 制度§19: written after the activity, by one of its officers. */
function statementDues({ session, statements = [] }: OpenMatter, person: PersonTile): readonly Due[] {
  if (session?.phase !== 'sealed' || (session.leadId !== person.id && session.recorderId !== person.id)) return [];
  const open = statements.some((state) => state === 'draft' || state === 'returned');
  return open ? [{ kind: 'write-statement', article: '制度§19', dueAt: handoverDueAt(session) }] : [];
}

function reviewDues({ session, statements = [] }: OpenMatter): readonly Due[] {
  return session && statements.includes('signed') ? [{ kind: 'review-statement', article: '制度§19', dueAt: undefined }] : [];
}

/** Also while the session goes on: by telephone nobody could sign. */
function countersignDues({ session, uncountersigned = [] }: OpenMatter, person: PersonTile): readonly Due[] {
  if (!session || !uncountersigned.includes(person.id)) return [];
  return [{ kind: 'countersign-suspension', article: '制度§19', dueAt: handoverDueAt(session) }];
}

/** The decision isn't waited for: it is due at once, while the session goes on. */
function withdrawalDues({ session, withdrawal }: OpenMatter): readonly Due[] {
  if (!session || withdrawal !== 'undecided') return [];
  return [{ kind: 'decide-withdrawal', article: '行政处罚法§43', dueAt: session.startedAt ?? undefined }];
}

/** Nobody can decide before it is written down against whom, and why. */
function unwrittenDues({ session, withdrawal }: OpenMatter, person: PersonTile): readonly Due[] {
  if (!session || withdrawal !== 'unwritten' || (session.leadId !== person.id && session.recorderId !== person.id)) return [];
  return [{ kind: 'write-withdrawal', article: '行政处罚法§43', dueAt: session.startedAt ?? undefined }];
}

function officeDues({ booking, session, discPairs, statements, uncountersigned = [], withdrawal = 'none' }: OpenMatter): readonly Due[] {
  if (!session || session.receivedAt === null || session.filedAt !== null) return [];
  const pair = newestPair(discPairs);
  const signing = { uncountersigned: uncountersigned.length > 0, withdrawalOpen: isOpen(withdrawal) };
  if (filingProblems({ booking, session, pair, statements, ...signing }).length === 0)
    return [{ kind: 'file-discs', article: '规定§19', dueAt: undefined }];
  return pair?.state === 'certified' ? [] : [{ kind: 'burn-discs', article: '制度§20', dueAt: undefined }];
}

function sealDues({ session }: OpenMatter, now: Date): readonly Due[] {
  if (session?.phase !== 'concluded' || session.endedAt === null || now.getTime() - Date.parse(session.endedAt) < sealingMs) return [];
  return [{ kind: 'retry-seal', article: '规定§18', dueAt: session.endedAt }];
}

function handoverDueAt(session: SessionRow): string | undefined {
  const dueOn = handoverDueOn(session);
  return dueOn === undefined ? undefined : `${dueOn}${closingTime}`;
}
