/** A stretch of text as it stands on paper: kept, struck, put in its place, or the note of a correction. */
export interface TextRun {
  readonly as: 'kept' | 'removed' | 'added' | 'note';
  readonly text: string;
  /** Which correction of the line it belongs to, from 0. */
  readonly correction?: number | undefined;
}

export type TextRow = readonly TextRun[];

/** A note is drawn in small type with a place for the thumb; em of the text. */
const noteWidth = 12.5;
/** These may hang over the end of a row rather than begin the next one. */
const neverFirst = /[，。、；：？！”’）》」』】〕…·%,.;:?!)\]}]/u;
const neverLast = /[“‘（《「『【〔([{]/u;
const inWord = /[A-Za-z0-9_./-]/u;

/** The room that a character takes at most, in em: the page is set by this, so that its rows are a fact before anything is drawn. */
function characterWidth(character: string): number {
  if (/[0-9]/.test(character)) return 0.57;
  if (/[WMm@%—…]/.test(character)) return 1;
  if (/[A-Z]/.test(character)) return 0.78;
  if (/[a-z]/.test(character)) return 0.62;
  if (character === ' ') return 0.3;
  if (/[!-~]/.test(character)) return 0.55;
  return character.length > 1 ? 1.2 : 1;
}

export function textWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + characterWidth(character), 0);
}

/** Text set in rows of `width` em: words stay whole, punctuation hangs, and a line break in the text is a new row. Never empty. */
export function textRows(runs: readonly TextRun[], width: number): readonly TextRow[] {
  const rows: TextRun[][] = [[]];
  let used = 0;
  const next = (): void => {
    rows.push([]);
    used = 0;
  };
  for (const run of runs) {
    for (const piece of piecesOf(run)) {
      if (piece === '\n') {
        next();
        continue;
      }
      const wide = run.as === 'note' ? noteWidth : textWidth(piece);
      const hangs = run.as !== 'note' && neverFirst.test(piece.charAt(0)) && used <= width + 0.5;
      if (used > 0 && used + wide > width && !hangs) next();
      put(rows.at(-1) ?? [], run, piece);
      used += wide;
    }
  }
  return rows;
}

/** What isn't divided: a note, a word, an opening bracket with what follows; one that is wider than a row goes character by character. */
function piecesOf({ as, text }: TextRun): readonly string[] {
  if (as === 'note') return [text];
  const pieces: string[] = [];
  for (const character of Array.from(text.replace(/\r\n?/g, '\n'))) {
    const last = pieces.at(-1);
    const joins =
      last !== undefined &&
      last !== '\n' &&
      character !== '\n' &&
      last.length < 24 &&
      (neverLast.test(last.at(-1) ?? '') || (inWord.test(last.at(-1) ?? '') && inWord.test(character)));
    if (joins) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
  }
  return pieces;
}

function put(row: TextRun[], run: TextRun, piece: string): void {
  const last = row.at(-1);
  if (last && last.as === run.as && last.as !== 'note' && last.correction === run.correction) {
    row[row.length - 1] = { ...last, text: last.text + piece };
  } else row.push({ ...run, text: piece });
}
