import type { BookingRow } from '../../db/entities/booking.entity';
import type { DiscPairRow } from '../../db/entities/disc-pair.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { DiscCopyView, FilingProblem } from '../contract/archive';
import type { StatementState } from '../contract/statements';
import type { TimesTable } from '../contract/times';

export interface FilingFacts {
  /** 规定§15: something was signed by hand on paper, and its scan isn't there. */
  readonly scanMissing?: boolean | undefined;
  readonly booking: Pick<BookingRow, 'status'>;
  readonly session: Pick<SessionRow, 'receivedAt' | 'filedAt'>;
  /** The newest pair that isn't void. */
  readonly pair: Pick<DiscPairRow, 'state' | 'copies'> | undefined;
  /** Of the statements that this session's facts ask for (制度§19); none where nothing stood still. */
  readonly statements?: readonly StatementState[] | undefined;
  /** 制度§19: a suspension that was approved by telephone isn't signed for by who approved it. */
  readonly uncountersigned?: boolean | undefined;
  /** 行政处罚法§43: somebody was asked to withdraw, and it isn't decided. */
  readonly withdrawalOpen?: boolean | undefined;
  /** Left out by who doesn't look at them. */
  readonly times?: Pick<TimesTable, 'problems'> | undefined;
  /** 规定§14: a step of the notice that was to be given isn't on the recording. */
  readonly noticeMissing?: boolean | undefined;
}

/** 规定§11, §14, §16, §17, §19, 制度§20: what still keeps a recording from being filed, in the order of the chain; nothing more is asked once it is. */
export function filingProblems({
  booking,
  session,
  pair,
  statements = [],
  times,
  noticeMissing,
  scanMissing = false,
  uncountersigned = false,
  withdrawalOpen = false,
}: FilingFacts): readonly FilingProblem[] {
  if (session.filedAt !== null) return ['already-filed'];
  return [
    ...(session.receivedAt === null ? (['not-received'] as const) : []),
    ...(booking.status === 'keyReturned' ? [] : (['key-out'] as const)),
    ...(scanMissing ? (['scan-missing'] as const) : []),
    ...statementProblems(statements),
    ...(uncountersigned ? (['suspension-not-countersigned'] as const) : []),
    ...(withdrawalOpen ? (['withdrawal-undecided'] as const) : []),
    ...discProblems(pair),
    ...timesProblems(times),
    ...(noticeMissing === true ? (['notice-missing'] as const) : []),
  ];
}

/** 制度§19: 审核后一并备案存档. */
function statementProblems(statements: readonly StatementState[]): readonly FilingProblem[] {
  if (statements.some((state) => state === 'draft' || state === 'returned')) return ['statement-unsigned'];
  return statements.includes('signed') ? ['statement-unreviewed'] : [];
}

/** Two discs that were both read back and certified. */
function discProblems(pair: FilingFacts['pair']): readonly FilingProblem[] {
  if (!pair) return ['no-discs'];
  const copies = JSON.parse(pair.copies) as readonly DiscCopyView[];
  if (copies.length !== 2 || copies.some(({ state }) => state !== 'matches')) return ['discs-not-verified'];
  return pair.state === 'certified' ? [] : ['not-certified'];
}

function timesProblems(times: FilingFacts['times']): readonly FilingProblem[] {
  const problems = times?.problems ?? [];
  const unseen = problems.some(({ differenceMs }) => differenceMs === undefined);
  const differ = problems.some(({ differenceMs }) => differenceMs !== undefined);
  return [...(differ ? (['times-differ'] as const) : []), ...(unseen ? (['no-pictures'] as const) : [])];
}

/** The pair that counts: a void one keeps its number and nothing else. */
export function newestPair<T extends Pick<DiscPairRow, 'state'>>(pairs: readonly T[]): T | undefined {
  return pairs.filter(({ state }) => state !== 'void').at(-1);
}
