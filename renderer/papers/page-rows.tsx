import { Fragment, type ReactNode } from 'react';
import type { TextRow, TextRun } from '../../services/contract/text-rows';

/** Takes up a row, and no room in it. */
const emptyRow = '\u200b';

interface Props {
  readonly rows: readonly TextRow[];
  /** What stands beside a correction: when it was made, and where the thumb goes. */
  readonly note: (at: string, correction: number) => ReactNode;
}

/** Set rows, broken where they were counted and nowhere else, so that the page on the screen is the page on paper. */
export function PageRows({ rows, note }: Props): ReactNode {
  return inOneText(rows).map(({ as, text, correction = 0 }, run) => {
    if (as === 'removed') return <del key={run}>{text}</del>;
    if (as === 'added') return <ins key={run}>{text}</ins>;
    return <Fragment key={run}>{as === 'note' ? note(text, correction) : text}</Fragment>;
  });
}

/** What is kept stays one text over its rows: each text by itself costs its layout and a part of the structure in the PDF. */
function inOneText(rows: readonly TextRow[]): readonly TextRun[] {
  const runs: TextRun[] = [];
  let kept = '';
  const endKept = (): void => {
    if (kept !== '') runs.push({ as: 'kept', text: kept });
    kept = '';
  };
  for (const [index, row] of rows.entries()) {
    if (index > 0) kept += '\n';
    if (row.length === 0) kept += emptyRow;
    for (const run of row) {
      if (run.as === 'kept') {
        kept += run.text;
        continue;
      }
      endKept();
      runs.push(run);
    }
  }
  endKept();
  return runs;
}
