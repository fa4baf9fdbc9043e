import type { RegisterCorrectionRow } from '../../db/entities/register-correction.entity';
import type { Line } from './register-lines';

/** A line that came into a month that was closed. */
export const wholeLine = '*';

export interface LaterChange {
  readonly lineSeq: number;
  readonly columnKey: string;
  readonly oldText: string;
  readonly newText: string;
}

/**
 * What the rows say now that neither the closed lines nor an earlier correction of this origin say. A correction that a person wrote doesn't hide
 * a later change of the row.
 */
export function laterChanges(
  closed: readonly Line[],
  now: readonly Line[],
  corrections: readonly Pick<RegisterCorrectionRow, 'lineSeq' | 'columnKey' | 'origin' | 'newText'>[],
): readonly LaterChange[] {
  const known = new Map(closed.map((line) => [line.seq, line]));
  const corrected = new Map(
    corrections.filter(({ origin }) => origin === 'row').map((one) => [`${one.lineSeq} ${one.columnKey}`, one.newText]),
  );
  return now.flatMap((line): readonly LaterChange[] => {
    const before = known.get(line.seq);
    if (!before) {
      return corrected.has(`${line.seq} ${wholeLine}`)
        ? []
        : [{ lineSeq: line.seq, columnKey: wholeLine, oldText: '', newText: line.number }];
    }
    return Object.entries(line.cells).flatMap(([columnKey, newText]) => {
      const closedText = before.cells[columnKey];
      // A column of a later release was not closed.
      if (closedText === undefined) return [];
      const oldText = corrected.get(`${line.seq} ${columnKey}`) ?? closedText;
      return oldText === newText ? [] : [{ lineSeq: line.seq, columnKey, oldText, newText }];
    });
  });
}
