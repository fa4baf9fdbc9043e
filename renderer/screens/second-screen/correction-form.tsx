import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { TranscriptLineView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { kindName } from '../console/transcript-row';

interface Props {
  readonly sessionId: string;
  readonly line: TranscriptLineView;
  readonly onDone: () => void;
}

/** The person's own correction of one line; the old text stays readable. */
export function CorrectionForm({ sessionId, line, onDone }: Props): ReactNode {
  const [text, setText] = useState(line.text);
  const deed = useDeed();
  const unchanged = text.trim() === '' || text.trim() === line.text;
  const save = (): void => {
    void deed.run(() => call('transcript.correct', sessionId, line.id, text.trim())).then((done) => done && onDone());
  };
  return (
    <div className="correction-form">
      <b className="review-kind">{kindName(line.kind)}</b>
      <div>
        <Input.TextArea
          autoFocus
          // Not antd's autoSize: it measures with a style attribute, which the content policy refuses.
          rows={1}
          style={{ fieldSizing: 'content' }}
          data-testid="correction-input"
          aria-label={t('second.correct.text')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Failure error={deed.error} />
        <div className="correction-buttons">
          <Button type="primary" disabled={unchanged} loading={deed.busy} onClick={save}>
            {t('second.correct.save')}
          </Button>
          <Button onClick={onDone}>{t('second.correct.leave')}</Button>
          <span>{unchanged ? t('second.correct.why') : t('second.correct.kept')}</span>
        </div>
      </div>
    </div>
  );
}
