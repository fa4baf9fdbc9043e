import type { ReactNode } from 'react';
import type { TranscriptLineView } from '../../services/contract/sessions';
import { clockTime } from '../components/format';
import { t } from '../i18n/zh-cn';
import { CorrectedText } from './corrected-text';
import { timeInRecording } from './paper-time';

interface Props {
  readonly line: TranscriptLineView;
  readonly startedAt: string | undefined;
  /** Who corrects it: 被询问人, 当事人. */
  readonly person: string;
}

/** One line with its time in the recording; what was corrected stays readable, with a place for the thumb. */
export function PaperLine({ line, startedAt, person }: Props): ReactNode {
  const note = (at: string): ReactNode => (
    <span className="paper-correction">
      {t('paper.correction', { time: clockTime(at), person })}
      <i />
    </span>
  );
  return (
    <div className={`paper-line paper-line-${line.kind}`}>
      <span className="paper-line-time">{timeInRecording(startedAt, line.at)}</span>
      <span className="paper-line-kind">{t(`paper.line.${line.kind}`)}</span>
      <p>
        <CorrectedText text={line.text} corrections={line.corrections} note={note} />
      </p>
    </div>
  );
}
