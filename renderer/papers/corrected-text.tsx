import type { ReactNode } from 'react';
import { correctionSteps } from '../../services/contract/changed-part';
import type { Correction } from '../../services/contract/changed-part';

interface Props {
  readonly text: string;
  readonly corrections: readonly Correction[];
  /** The note beside a correction, such as its time and where the thumb goes. */
  readonly note: (at: string) => ReactNode;
}

/** A line's text; what was corrected stays readable, struck beside what replaces it. */
export function CorrectedText({ text, corrections, note }: Props): ReactNode {
  if (corrections.length === 0) return text;
  return correctionSteps(text, corrections).map(({ change, at }) => (
    <span key={at} className="corrected">
      {change.before}
      {change.removed && <del>{change.removed}</del>}
      {change.added && <ins>{change.added}</ins>}
      {change.after}
      {note(at)}
    </span>
  ));
}
