/** A line of text on a disc, centred on x = 0; millimetres from the disc's centre. */
export interface LabelLine {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  /** Baseline. */
  readonly y: number;
}

export interface LabelText {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
}

/** Printing keeps 2 mm from the edge of the 120 mm disc. */
export const printableRadius = 58;
const edgeGap = 3;
const leading = 1.34;

/** Width in em: Han characters are square, the others about half. */
export function emWidth(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 1 : /[\s.,:;'|]/.test(character) ? 0.28 : 0.58),
    0,
  );
}

/** Half of the room that a line has at its height. */
function halfChord(y: number): number {
  const radius = printableRadius - edgeGap;
  return Math.sqrt(Math.max(0, radius * radius - y * y));
}

/** The texts as lines from `top` down to `bottom`, broken where the disc is too narrow and made smaller together until all fit. */
export function layoutDown(texts: readonly LabelText[], top: number, bottom: number): readonly LabelLine[] {
  for (let scale = 1; scale > 0.4; scale -= 0.04) {
    const lines = attempt(texts, top, bottom, scale);
    if (lines) return lines;
  }
  return attempt(texts, top, Number.POSITIVE_INFINITY, 0.4) ?? [];
}

function attempt(texts: readonly LabelText[], top: number, bottom: number, scale: number): readonly LabelLine[] | undefined {
  const lines: LabelLine[] = [];
  let y = top;
  for (const { text, size, bold } of texts) {
    let rest = text;
    while (rest !== '') {
      const height = size * scale * leading;
      const baseline = y + height * 0.78;
      if (y + height > bottom) return undefined;
      const room = (2 * halfChord(y + height)) / (size * scale);
      const taken = takeLine(rest, room);
      lines.push({ text: taken.trim(), size: size * scale, bold, y: baseline });
      rest = rest.slice(taken.length).trimStart();
      y += height;
    }
  }
  return lines;
}

/** As much as fits. A code or a date is never broken, and a closing mark never begins a line. */
function takeLine(text: string, room: number): string {
  if (emWidth(text) <= room) return text;
  const pieces = text.match(/[\w.:/\-–〔〕]+|[^\w]/gu) ?? [];
  let taken = '';
  for (const piece of pieces) {
    if (taken !== '' && emWidth(taken + piece) > room && !/^[，。、；：）》”’?!]/.test(piece)) break;
    taken += piece;
  }
  return /[《（“‘]$/.test(taken) && taken.length > 1 ? taken.slice(0, -1) : taken;
}
