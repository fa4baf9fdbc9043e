import { Button } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Failure } from '../../components/failure';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { useComingQuestions } from './coming-questions';
import { QuestionPalette } from './question-palette';
import './question-palette.css';
import type { TranscriptWriter } from './transcript-writer';
import { useKey } from './use-key';

interface Props {
  readonly sessionId: string;
  readonly writer: TranscriptWriter;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The questions at hand: to find one, or a whole set that is taken over one by one with F2. */
export function QuestionDesk({ sessionId, writer, open, onClose }: Props): ReactNode {
  const { data, error } = useCall('transcript.templates', sessionId);
  const { coming, lay, pass, drop } = useComingQuestions(sessionId);
  const questions = data?.sets.find(({ key }) => key === coming?.set)?.questions ?? [];
  const next = coming && questions[coming.next];
  const take = (): void => {
    if (!next) return;
    writer.ask(next.text);
    pass(questions.length);
    writeOn();
  };
  useKey('F2', take, next !== undefined);
  useEffect(() => (open ? writeOn : undefined), [open]);

  return (
    <>
      {open && <Failure error={error} />}
      {open && data && (
        <QuestionPalette
          templates={data}
          onInsert={(words) => {
            writer.change({ kind: 'question', text: writer.now().current.text + words });
            onClose();
          }}
          onLay={(set) => {
            lay(set);
            onClose();
          }}
          onClose={onClose}
        />
      )}
      {next && (
        <div className="coming-question" data-testid="coming-question">
          <span>{t('questions.coming', { at: String(coming.next + 1), count: String(questions.length) })}</span>
          <b>{next.text}</b>
          <Button type="primary" onClick={take}>
            <kbd className="key-cap">F2</kbd> {t('questions.take')}
          </Button>
          <Button onClick={() => pass(questions.length)}>{t('questions.skip')}</Button>
          <Button onClick={drop}>{t('questions.drop')}</Button>
        </div>
      )}
    </>
  );
}

/** Back to the line being written. */
function writeOn(): void {
  document.querySelector<HTMLTextAreaElement>('.row-input')?.focus();
}
