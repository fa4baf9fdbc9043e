import type { EntityManager } from 'typeorm';

/** SQL and the values of its places. */
export type Condition = readonly [string, ...unknown[]];
/** Where lines come from, as `booking` and `person`, and which of them. */
export interface LineSource {
  readonly from: string;
  /** Of the places in `from`. */
  readonly given?: readonly unknown[];
  readonly where: readonly Condition[];
}

/** Whose words may be searched: of one department and of who asked, or of all where `department` is undefined. */
export interface WordFilter {
  readonly text: string;
  readonly viewerId: string;
  readonly department: string | undefined;
}

const join = `JOIN people AS person ON person.id = booking.requestedById`;
export const allLines: LineSource = { from: `FROM bookings AS booking ${join}`, where: [] };

/** What more bookings than this hold is found sooner by going through them from the latest on. */
const common = 1_500;
/** Rare enough to be taken before the others are counted up to `common`. */
const rare = 100;
const manyNames = 5;

/**
 * Bookings with a piece of text in case name, case number, person or who asked: together these sources have all of them. A rare text is found by
 * the index of pairs: by its rarest pair, or by all of them together, hence the look at the text itself.
 */
export async function wordSources(manager: EntityManager, filter: WordFilter): Promise<readonly LineSource[]> {
  const { text } = filter;
  const names = await manager.query<{ readonly id: string }[]>('SELECT id FROM people WHERE instr(name, ?) > 0', [text]);
  const match = await rareMatch(manager, text);
  const inWords = holding(filter);
  if (match === undefined || names.length > manyNames) {
    const [words, ...values] = inWords;
    return [{ ...allLines, where: [[`(instr(person.name, ?) > 0 OR ${words})`, text, ...values]] }];
  }
  return [
    {
      // CROSS: from the few that were found to their rows, never the other way.
      from: `FROM (SELECT rowid AS number FROM booking_pairs WHERE booking_pairs MATCH ?) AS found
        CROSS JOIN booking_texts USING (number) CROSS JOIN bookings AS booking ON booking.id = booking_texts.bookingId ${join}`,
      given: [match],
      where: [inWords],
    },
    ...names.map(({ id }) => ({ ...allLines, where: [['booking.requestedById = ?', id] as const] })),
  ];
}

/** What to ask the index for, so that few bookings come; undefined where the text is too common. */
async function rareMatch(manager: EntityManager, text: string): Promise<string | undefined> {
  const pairs = pairsOf(text);
  for (const limit of [rare, common]) {
    const best = (await countUpTo(manager, pairs, limit)).toSorted((a, b) => a.count - b.count)[0];
    if (best && best.count <= limit) return best.match;
  }
  const [all] = await countUpTo(manager, [pairs.join(' AND ')], common);
  return all && all.count <= common ? all.match : undefined;
}

/** How many bookings each match finds, in one question; counting ends one beyond `limit`. */
function countUpTo(
  manager: EntityManager,
  matches: readonly string[],
  limit: number,
): Promise<{ readonly match: string; readonly count: number }[]> {
  const one = `SELECT ? AS match, (SELECT count(*) FROM (SELECT rowid FROM booking_pairs WHERE booking_pairs MATCH ? LIMIT ${limit + 1})) AS count`;
  return manager.query(
    matches.map(() => one).join(' UNION ALL '),
    matches.flatMap((match) => [match, match]),
  );
}

function holding({ text, viewerId, department }: WordFilter): Condition {
  const words = ['caseName', 'caseNumber', 'questionedName'].map((column) => `instr(booking.${column}, ?) > 0`).join(' OR ');
  const theirs: Condition =
    department === undefined ? ['1 = 1'] : ['(booking.department = ? OR booking.requestedById = ?)', department, viewerId];
  const [condition, ...values] = theirs;
  return [`(${condition} AND (${words}))`, ...values, text, text, text];
}

/** The pairs of a text as the index has them, all of which a booking must hold; a single character begins a pair. */
function pairsOf(text: string): readonly string[] {
  const characters = [...text];
  const hex = (piece: string) => Buffer.from(piece).toString('hex').toUpperCase();
  if (characters.length < 2) return [`"${hex(text)}" *`];
  return [...new Set(characters.slice(1).map((character, index) => `"${hex(`${characters[index] ?? ''}${character}`)}"`))];
}
