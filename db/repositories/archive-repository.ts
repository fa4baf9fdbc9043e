import type { SqlConnection } from '../connection';
import type { BookingRow } from '../entities/booking.entity';
import type { SessionRow } from '../entities/session.entity';
import type { Condition } from './booking-words';

/** A sealed recording as lists show it. `disc`: the state of its newest pair that isn't void. */
export interface ArchiveRow
  extends
    Pick<BookingRow, 'caseNumber' | 'caseName' | 'questionedName'>,
    Pick<SessionRow, 'registrationCode' | 'startedAt' | 'endedAt' | 'unsignedHow' | 'handedOverAt' | 'filedPlace'> {
  readonly sessionId: string;
  readonly sealedAt: string;
  readonly disc: string | null;
  /** 1 where it is kept for good (制度§20). */
  readonly longTerm: number;
  readonly whereabouts: string;
}

export interface ArchiveFilter {
  /** Each of which must occur in what is registered. */
  readonly words: readonly string[];
  /** Of one department and of who took part, or of all where `department` is undefined. */
  readonly department: string | undefined;
  readonly viewerId: string;
  /** What stands before, between and after year and number of a pair of discs. */
  readonly pairNumber: readonly [string, string, string];
}
interface Cursor {
  readonly sealedAt: string;
  readonly sessionId: string;
}

const disc = `(SELECT pair.state FROM disc_pairs AS pair WHERE pair.sessionId = session.id AND pair.state <> 'void'
  ORDER BY pair.year DESC, pair.number DESC LIMIT 1)`;
const whereabouts = `CASE
  WHEN session.filedAt IS NOT NULL THEN 'filed'
  WHEN ${disc} IN ('verified', 'certified') THEN 'on-disc'
  WHEN session.handedOverAt IS NOT NULL AND session.receivedAt IS NOT NULL THEN 'with-administrator'
  ELSE 'to-hand-over' END`;
const from = `FROM sessions AS session JOIN bookings AS booking ON booking.id = session.bookingId
  LEFT JOIN people AS lead ON lead.id = session.leadId LEFT JOIN people AS recorder ON recorder.id = session.recorderId`;
const columns = `session.id AS sessionId, session.registrationCode, session.startedAt, session.endedAt, session.sealedAt, session.unsignedHow,
  session.handedOverAt, session.filedPlace, booking.caseNumber, booking.caseName, booking.questionedName, ${disc} AS disc,
  EXISTS (SELECT 1 FROM long_term_keepings AS kept WHERE kept.sessionId = session.id) AS longTerm, ${whereabouts} AS whereabouts`;

/** Named in these words, so that the index of those few is used. */
const unfiled = 'session.filedAt IS NULL';
/** Groups of what isn't filed: filing asks for the receiver's signature and the certificate. */
const open = {
  'to-hand-over': `${whereabouts} = 'to-hand-over'`,
  'with-administrator': `${whereabouts} = 'with-administrator'`,
  'on-disc': `${whereabouts} = 'on-disc'`,
  'not-received': 'session.receivedAt IS NULL',
  uncertified: `coalesce(${disc}, '') <> 'certified'`,
  'to-burn': `${disc} IS NULL`,
  'to-certify': `${disc} = 'verified'`,
} as const;
const others = {
  filed: 'session.filedAt IS NOT NULL',
  // All that `uncertified` isn't: of what is filed another pair may be on its way.
  certified: `(session.filedAt IS NOT NULL OR ${disc} = 'certified')`,
} as const;
type OpenGroup = keyof typeof open;
type Group = OpenGroup | keyof typeof others;

function inGroup(group: Group): string {
  return group === 'filed' || group === 'certified' ? others[group] : `${unfiled} AND ${open[group]}`;
}

/** Sealed recordings, many at once: of each no more than lists show (规定§17). */
export function archiveRepository(connection: SqlConnection) {
  return {
    /** Keyset: those behind `after`, in order of their seal. */
    page: (
      filter: ArchiveFilter,
      group: Group | undefined,
      order: 'newest' | 'oldest',
      after: Cursor | undefined,
      limit: number,
    ): Promise<ArchiveRow[]> =>
      connection.run((manager) => {
        const [beyond, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
        const behind: readonly Condition[] = after
          ? [[`(session.sealedAt, session.id) ${beyond} (?, ?)`, after.sealedAt, after.sessionId]]
          : [];
        const ofGroup: readonly Condition[] = group === undefined ? [] : [[inGroup(group)]];
        const [where, values] = whole([...conditions(filter), ...ofGroup, ...behind]);
        return manager.query<ArchiveRow[]>(
          `SELECT ${columns} ${from} WHERE ${where} ORDER BY session.sealedAt ${direction}, session.id ${direction} LIMIT ?`,
          [...values, limit],
        );
      }),
    /** How many there are in all, filed, and in each group of what isn't. */
    counts: (filter: ArchiveFilter): Promise<Readonly<Record<'all' | 'filed' | OpenGroup, number>>> =>
      connection.run(async (manager) => {
        const [where, values] = whole(conditions(filter));
        const narrowed = filter.words.length > 0 || filter.department !== undefined;
        const [total] = await manager.query<{ readonly all: number }[]>(
          `SELECT count(*) AS "all" ${narrowed ? from : 'FROM sessions AS session'} WHERE ${where}`,
          values,
        );
        const sums = Object.entries(open).map(([name, condition]) => `coalesce(sum(${condition}), 0) AS "${name}"`);
        const [left] = await manager.query<Readonly<Record<'unfiled' | OpenGroup, number>>[]>(
          `SELECT count(*) AS unfiled, ${sums.join(', ')} ${from} WHERE ${where} AND ${unfiled}`,
          values,
        );
        if (!total || !left) throw new Error('counting gave no row');
        const { unfiled: unfiledCount, ...inGroups } = left;
        return { all: total.all, filed: total.all - unfiledCount, ...inGroups };
      }),
  };
}

function conditions({ words, department, viewerId, pairNumber }: ArchiveFilter): readonly Condition[] {
  const theirs: readonly Condition[] =
    department === undefined
      ? []
      : [['(booking.department = ? OR ? IN (booking.requestedById, session.leadId, session.recorderId))', department, viewerId]];
  return [[`session.phase = 'sealed'`], ...theirs, ...words.map((word) => registered(word, pairNumber))];
}

const texts = [
  'session.registrationCode',
  'booking.caseName',
  'booking.caseNumber',
  'booking.questionedName',
  'lead.name',
  'recorder.name',
] as const;

/** The word occurs in the code, the case, a name or the number of its discs, whatever the size of its letters. */
function registered(word: string, pairNumber: ArchiveFilter['pairNumber']): Condition {
  const inTexts = texts.map((text) => `instr(lower(${text}), lower(?)) > 0`).join(' OR ');
  const onDisc = `EXISTS (SELECT 1 FROM disc_pairs AS pair WHERE pair.sessionId = session.id
    AND instr(? || pair.year || ? || pair.number || ?, ?) > 0)`;
  return [`(${inTexts} OR ${onDisc})`, ...texts.map(() => word), ...pairNumber, word];
}

function whole(all: readonly Condition[]): readonly [string, unknown[]] {
  return [all.map(([condition]) => condition).join(' AND '), all.flatMap(([, ...values]) => values)];
}
