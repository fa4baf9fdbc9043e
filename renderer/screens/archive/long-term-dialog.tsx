import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { longTermGrounds, type LongTermGround } from '../../../services/contract/long-term';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly sessionId: string;
  readonly onKept: () => void;
  readonly onClose: () => void;
}

/** Under which of 制度§20's four grounds, and what happened. */
export function LongTermDialog({ sessionId, onKept, onClose }: Props): ReactNode {
  const [ground, setGround] = useState<LongTermGround>();
  const [words, setWords] = useState('');
  const deed = useDeed();
  const [groundId, wordsId] = [useId(), useId()];
  const hint = ground === undefined ? t('longTerm.missing.ground') : words.trim() === '' ? t('longTerm.missing.words') : '';

  async function submit(): Promise<void> {
    if (ground === undefined) return;
    if (!(await deed.run(() => call('archive.keepLongTerm', sessionId, { ground, words: words.trim() })))) return;
    onKept();
    onClose();
  }

  return (
    <Dialog title={t('longTerm.title')} article="制度§20" width={880} onClose={onClose}>
      <div className="dialog-body">
        <p className="ink-2">{t('longTerm.lead')}</p>
        <div className="dialog-field">
          <span id={groundId}>{t('longTerm.ground')}</span>
          <Radio.Group
            vertical
            aria-labelledby={groundId}
            value={ground}
            onChange={(event) => setGround(event.target.value as LongTermGround)}
            options={longTermGrounds.map((value) => ({ value, label: t(`longTerm.ground.${value}`) }))}
          />
        </div>
        <label className="dialog-field" htmlFor={wordsId}>
          <span>{t('longTerm.words')}</span>
          <Input.TextArea id={wordsId} rows={3} maxLength={1_000} value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
        <Failure error={deed.error} />
        <DialogFoot
          hint={hint}
          submit={t('longTerm.do.keep')}
          ready={hint === ''}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
