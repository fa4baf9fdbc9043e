import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { registerNumber } from '../../../services/contract/register-number';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { dateOf, isDate } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { DialogText } from '../../components/dialog-text';

interface Props {
  readonly number: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What was done to correct it, and when: it is added to what was said before and never taken back. */
export function CorrectionDialog({ number, onDone, onClose }: Props): ReactNode {
  const [text, setText] = useState('');
  const [doneOn, setDoneOn] = useState(() => dateOf(new Date().toISOString()));
  const deed = useDeed();
  const id = useId();
  const missing =
    text.trim() === ''
      ? t('inspections.missing', { field: t('inspections.correct.text') })
      : isDate(doneOn)
        ? ''
        : t('inspections.missing.date', { field: t('inspections.correct.doneOn') });

  async function submit(): Promise<void> {
    if (!(await deed.run(() => call('inspection.correct', number, { text, doneOn })))) return;
    onDone();
    onClose();
  }

  return (
    <Dialog title={t('inspections.correct.title', { number: registerNumber(number) })} article="制度§18" width={720} onClose={onClose}>
      <div className="dialog-body">
        <p className="ink-2">{t('inspections.correct.lead')}</p>
        <label className="dialog-field" htmlFor={id}>
          <span>{t('inspections.correct.text')}</span>
          <Input.TextArea id={id} rows={4} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <DialogText label={t('inspections.correct.doneOn')} maxLength={10} value={doneOn} onChange={setDoneOn} />
        <Failure error={deed.error} />
        <DialogFoot
          hint={missing}
          submit={t('inspections.correct.submit')}
          ready={missing === ''}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
