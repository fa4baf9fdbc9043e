import { Fragment, type ReactNode } from 'react';
import type { TextRow } from '../../services/contract/text-rows';

/** Takes up a row, and no room in it. */
const emptyRow = '\u200b';

interface Props {
  readonly rows: readonly TextRow[];
  /** What stands beside a correction: when it was made, and where the thumb goes. */
  readonly note: (at: string, correction: number) => ReactNode;
}

/** Set rows, broken where they were counted and nowhere else, so that the page on the screen is the page on paper. */
export function PageRows({ rows, note }: Props): ReactNode {
  return (
    <span className="page-rows">
      {rows.map((row, index) => (
        <Fragment key={index}>
          {index > 0 && '\n'}
          {row.length === 0 && emptyRow}
          {row.map(({ as, text, correction = 0 }, run) => {
            if (as === 'removed') return <del key={run}>{text}</del>;
            if (as === 'added') return <ins key={run}>{text}</ins>;
            return <Fragment key={run}>{as === 'note' ? note(text, correction) : text}</Fragment>;
          })}
        </Fragment>
      ))}
    </span>
  );
}
