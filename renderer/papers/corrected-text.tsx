import type { ReactNode } from 'react';
import type { TranscriptLineView } from '../../services/contract/sessions';
import { correctionSteps } from './changed-part';

interface Props {
  readonly line: TranscriptLineView;
  /** The note beside a correction, such as its time and where the thumb goes. */
  readonly note: (at: string) => ReactNode;
}

/** A line's text; what was corrected stays readable, struck beside what replaces it. */
export function CorrectedText({ line, note }: Props): ReactNode {
  if (line.corrections.length === 0) return line.text;
  return correctionSteps(line.text, line.corrections).map(({ change, at }) => (
    <span key={at} className="corrected">
      {change.before}
      {change.removed && <del>{change.removed}</del>}
      {change.added && <ins>{change.added}</ins>}
      {change.after}
      {note(at)}
    </span>
  ));
}
