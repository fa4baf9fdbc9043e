import type { BookingRow } from '../../db/entities/booking.entity';
import type { DiscPairRow } from '../../db/entities/disc-pair.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { DiscCopyView } from '../contract/archive';

export interface FilingFacts {
  readonly booking: Pick<BookingRow, 'status'>;
  readonly session: Pick<SessionRow, 'receivedAt' | 'filedAt'>;
  /** The newest pair that isn't void. */
  readonly pair: Pick<DiscPairRow, 'state' | 'copies'> | undefined;
}

export type FilingProblem = 'already-filed' | 'not-received' | 'key-out' | 'no-discs' | 'discs-not-verified' | 'not-certified';

/** 规定§11, §17, §19, 制度§20: filed once, after the handover and the return of the key, with two discs that were both read back and certified. */
export function filingProblem({ booking, session, pair }: FilingFacts): FilingProblem | undefined {
  if (session.filedAt !== null) return 'already-filed';
  if (session.receivedAt === null) return 'not-received';
  if (booking.status !== 'keyReturned') return 'key-out';
  if (!pair) return 'no-discs';
  const copies = JSON.parse(pair.copies) as readonly DiscCopyView[];
  if (copies.length !== 2 || copies.some(({ state }) => state !== 'matches')) return 'discs-not-verified';
  return pair.state === 'certified' ? undefined : 'not-certified';
}

/** The pair that counts: a void one keeps its number and nothing else. */
export function newestPair<T extends Pick<DiscPairRow, 'state'>>(pairs: readonly T[]): T | undefined {
  return pairs.filter(({ state }) => state !== 'void').at(-1);
}
