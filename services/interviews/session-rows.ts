import type { SessionRow } from '../../db/entities/session.entity';
import type { Inspector, Running, SessionState, UnsignedEnding } from '../../recordings/session/session-state';

type Rows = Pick<
  SessionRow,
  | 'phase'
  | 'startedAt'
  | 'noticeGivenAt'
  | 'reviewedAt'
  | 'signedAt'
  | 'thumbprintedAt'
  | 'endedAt'
  | 'closedAt'
  | 'closedById'
  | 'closingOutcome'
  | 'unsignedHow'
  | 'unsignedGround'
  | 'unsignedWords'
  | 'unsignedWitness'
  | 'unsignedFirstId'
  | 'unsignedFirstAt'
  | 'unsignedSecondId'
  | 'unsignedSecondAt'
  | 'sealedAt'
  | 'interruptedSince'
  | 'suspendedSince'
  | 'suspensionGround'
  | 'interruptionReason'
  | 'abandonedAt'
  | 'abandonReason'
>;

/** A row that says a phase without what is known in it: the store was touched by something else than us. */
export class BrokenSessionRow extends Error {}

/** The session's state as its columns tell it. Throws `BrokenSessionRow` when a phase lacks its instants. */
export function stateOfRow(row: Rows, signedIn: readonly Inspector[]): SessionState {
  const state = withoutInterruption(row, signedIn);
  if (row.suspendedSince)
    return { phase: 'suspended', during: state as Running, ground: row.suspensionGround ?? '', since: row.suspendedSince };
  if (!row.interruptedSince) return state;
  return { phase: 'interrupted', during: state as Running, reason: row.interruptionReason ?? '', since: row.interruptedSince };
}

function withoutInterruption(row: Rows, signedIn: readonly Inspector[]): SessionState {
  const known = <T>(value: T | null | undefined, name: string): T => {
    if (value === null || value === undefined) throw new BrokenSessionRow(`phase ${row.phase} without ${name}`);
    return value;
  };
  const pair = () => [known(signedIn[0], 'lead'), known(signedIn[1], 'recorder')] as const;
  const begun = () => ({ inspectors: pair(), startedAt: known(row.startedAt, 'startedAt') });
  const noticed = () => ({ ...begun(), noticeGivenAt: known(row.noticeGivenAt, 'noticeGivenAt') });
  const reviewed = () => ({ ...noticed(), reviewedAt: known(row.reviewedAt, 'reviewedAt') });
  const signed = () => ({ ...reviewed(), signedAt: known(row.signedAt, 'signedAt') });
  const endedAt = () => known(row.endedAt, 'endedAt');
  const asFarAsItCame = () => ({
    ...begun(),
    ...(row.noticeGivenAt !== null && { noticeGivenAt: row.noticeGivenAt }),
    ...(row.reviewedAt !== null && { reviewedAt: row.reviewedAt }),
    ...(row.signedAt !== null && { signedAt: row.signedAt }),
  });
  const concluded = () => {
    const unsigned = unsignedOfRow(row);
    if (unsigned) return { ...asFarAsItCame(), unsigned, endedAt: endedAt() };
    if (row.closedAt === null) return { ...signed(), thumbprintedAt: known(row.thumbprintedAt, 'thumbprintedAt'), endedAt: endedAt() };
    return {
      ...asFarAsItCame(),
      closedAt: row.closedAt,
      closedById: known(row.closedById, 'closedById'),
      closingOutcome: known(row.closingOutcome, 'closingOutcome'),
      endedAt: endedAt(),
    };
  };
  switch (row.phase) {
    case 'preparing':
      return { phase: 'preparing' };
    case 'checked':
      return { phase: 'checked', signedIn };
    case 'ready':
      return { phase: 'ready', inspectors: pair() };
    case 'abandoned':
      return { phase: 'abandoned', reason: known(row.abandonReason, 'abandonReason'), at: known(row.abandonedAt, 'abandonedAt') };
    case 'opening':
      return { phase: 'opening', ...begun() };
    case 'questioning':
      return { phase: 'questioning', ...noticed() };
    case 'reviewing':
      return { phase: 'reviewing', ...noticed() };
    case 'reviewed':
      return { phase: 'reviewed', ...reviewed() };
    case 'signed':
      return { phase: 'signed', ...signed() };
    case 'concluded':
      return { phase: 'concluded', ...concluded() };
    case 'sealed':
      return { phase: 'sealed', ...concluded(), sealedAt: known(row.sealedAt, 'sealedAt') };
    default:
      throw new BrokenSessionRow(`unknown phase ${row.phase}`);
  }
}

/** Why and by whom it ended without signature and thumbprint; undefined where it didn't. The store keeps all of it or nothing. */
export function unsignedOfRow(
  row: Pick<SessionRow, `unsigned${'How' | 'Ground' | 'Words' | 'Witness' | `${'First' | 'Second'}${'Id' | 'At'}`}`>,
): UnsignedEnding | undefined {
  const { unsignedHow: how, unsignedFirstId, unsignedFirstAt, unsignedSecondId, unsignedSecondAt } = row;
  if (!how || !unsignedFirstId || !unsignedFirstAt || !unsignedSecondId || !unsignedSecondAt) return undefined;
  return {
    how: how as UnsignedEnding['how'],
    ground: row.unsignedGround ?? '',
    words: row.unsignedWords ?? '',
    witness: row.unsignedWitness ?? '',
    acts: [
      { personId: unsignedFirstId, at: unsignedFirstAt },
      { personId: unsignedSecondId, at: unsignedSecondAt },
    ],
  };
}

function rowOfUnsigned({ how, ground, words, witness, acts: [first, second] }: UnsignedEnding): Partial<SessionRow> {
  return {
    ...{ unsignedHow: how, unsignedGround: ground, unsignedWords: words, unsignedWitness: witness },
    ...{ unsignedFirstId: first.personId, unsignedFirstAt: first.at, unsignedSecondId: second.personId, unsignedSecondAt: second.at },
  };
}

const nothingHeld = { interruptedSince: null, interruptionReason: null, suspendedSince: null, suspensionGround: null } as const;

/** A session that begins again goes on in the row that was abandoned: it must know nothing of the time before. */
const nothingKnown = {
  checkedAt: null,
  checkedById: null,
  checkReason: null,
  checkReport: null,
  leadId: null,
  recorderId: null,
  abandonedAt: null,
  abandonReason: null,
  abandonedById: null,
} as const satisfies Partial<SessionRow>;

/** The columns that hold a state; `endedAt` is left out because the database computes it from the two before it. */
export function rowOfState(state: SessionState): Partial<SessionRow> {
  switch (state.phase) {
    case 'preparing':
      return { phase: state.phase, ...nothingKnown };
    case 'abandoned':
      return { phase: state.phase, abandonedAt: state.at, abandonReason: state.reason };
    case 'checked':
      return { phase: state.phase, leadId: state.signedIn[0]?.personId ?? null };
    case 'interrupted':
      return { ...rowOfState(state.during), interruptedSince: state.since, interruptionReason: state.reason };
    case 'suspended':
      return { ...rowOfState(state.during), suspendedSince: state.since, suspensionGround: state.ground };
    default: {
      const { phase, inspectors, ...instants } = { ...state };
      const columns: Partial<SessionRow> & { endedAt?: string; unsigned?: UnsignedEnding } = {
        phase,
        leadId: inspectors[0].personId,
        recorderId: inspectors[1].personId,
        ...instants,
        // A review that was opened again isn't done.
        ...(phase === 'reviewing' && { reviewedAt: null }),
      };
      const { unsigned } = columns;
      delete columns.endedAt;
      delete columns.unsigned;
      return { ...columns, ...(unsigned && rowOfUnsigned(unsigned)), ...nothingHeld };
    }
  }
}
