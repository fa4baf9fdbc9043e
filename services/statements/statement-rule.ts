import type { StatementActRow } from '../../db/entities/statement-act.entity';
import { msBetween, type Instant } from '../../recordings/session/instant';
import { isByLaw, lawfulCauses, type StatementKind, type StatementState, type StatementText } from '../contract/statements';
import { groundOf } from '../interviews/unsigned-rule';
import words from './templates/statements.json';

/** A stretch without a recording of one camera, with its cause. */
export interface Gap {
  readonly cameraId: string;
  readonly from: Instant;
  readonly to?: Instant | undefined;
  readonly cause: string;
}

export function causeOf(scope: string): string {
  if (scope === 'sound') return lawfulCauses.sound;
  return scope === 'picture' ? lawfulCauses.picture : lawfulCauses.all;
}

/** A shorter gap stands in the manifest and on the timeline and wants no paper of its own. */
export const countsFromMs = words.countsFromSeconds * 1000;
/** 规程§13 says at once. */
const reportWithinMs = words.reportWithinMinutes * 60_000;

/** The gaps that want a statement: those of some length within the session; the pre-roll and what comes after the end are no part of it. */
export function countingGaps(gaps: readonly Gap[], startedAt: Instant | null, endedAt: Instant | null, now: Instant): readonly Gap[] {
  if (startedAt === null) return [];
  const until = endedAt ?? now;
  return gaps.filter(({ from, to, cause }) => {
    if (isByLaw(cause)) return false;
    const begins = from > startedAt ? from : startedAt;
    const ends = to !== undefined && to < until ? to : until;
    return msBetween(begins, ends) >= countsFromMs;
  });
}

/** 制度§19: which statements this session's facts ask for. */
export function wantedStatements(facts: {
  readonly gaps: readonly Gap[];
  readonly stopped: boolean;
  readonly suspended: boolean;
}): readonly StatementKind[] {
  return [
    ...(facts.gaps.length > 0 ? (['fault'] as const) : []),
    ...(facts.suspended ? (['suspended'] as const) : []),
    ...(facts.stopped ? (['stopped'] as const) : []),
  ];
}

/** As its newest signing or review left it; telling the leader changes nothing of it. */
export function statementState(acts: readonly Pick<StatementActRow, 'kind'>[]): StatementState {
  const last = acts.findLast(({ kind }) => kind !== 'reported')?.kind;
  return last === 'signed' || last === 'returned' || last === 'approved' ? last : 'draft';
}

/** 规程§13: at once. Later than that, or not at all though that time is over, is flagged. */
export function isReportedLate(since: Instant, acts: readonly Pick<StatementActRow, 'kind' | 'at'>[], now: Instant): boolean {
  const told = acts.find(({ kind }) => kind === 'reported')?.at ?? now;
  return msBetween(since, told) > reportWithinMs;
}

export type TextProblem = 'ground-missing' | 'words-missing' | 'basis-missing';

/** 制度§19: 写明无法使用的原因和依据, under one of its grounds. */
export function textProblem({ ground, reason, basis }: StatementText): TextProblem | undefined {
  if (!groundOf('stopped', ground)) return 'ground-missing';
  if (reason.trim() === '') return 'words-missing';
  return basis.trim() === '' ? 'basis-missing' : undefined;
}

/** The name of its printed file. */
export function statementFile(kind: StatementKind): string {
  return words.file.replace('{kind}', words.kinds[kind]);
}
