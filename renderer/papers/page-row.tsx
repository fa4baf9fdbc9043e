import type { ReactNode } from 'react';
import type { TextRow } from '../../services/contract/text-rows';

interface Props {
  readonly row: TextRow;
  /** What stands beside a correction: when it was made, and where the thumb goes. */
  readonly note: (at: string, correction: number) => ReactNode;
}

/** One set row; it is never broken again, so that the page on the screen is the page on paper. */
export function PageRow({ row, note }: Props): ReactNode {
  return (
    <span className="page-row">
      {row.map(({ as, text, correction = 0 }, index) => {
        if (as === 'removed') return <del key={index}>{text}</del>;
        if (as === 'added') return <ins key={index}>{text}</ins>;
        return <span key={index}>{as === 'note' ? note(text, correction) : text}</span>;
      })}
    </span>
  );
}
