import { Input, Segmented } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { findingGrades, type FindingGrade, type FindingView } from '../../../services/contract/findings';
import { registerNumber } from '../../../services/contract/register-number';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { pinLength } from '../../components/pin-pad/pin';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly finding: FindingView;
  readonly name: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Legal inspection's word on a finding, with the own PIN: it is added to what was said before and never taken back. */
export function FindingActDialog({ finding, name, onDone, onClose }: Props): ReactNode {
  const [grade, setGrade] = useState<FindingGrade | undefined>();
  const [text, setText] = useState('');
  const [pin, setPin] = useState('');
  const deed = useDeed();
  const id = useId();
  const missing = grade === undefined ? 'grade' : text.trim() === '' ? 'text' : pin.length < pinLength ? 'pin' : undefined;

  async function send(): Promise<void> {
    if (grade === undefined || missing !== undefined) return;
    if (await deed.run(() => call('finding.act', finding.number, grade, text.trim(), pin))) {
      onDone();
      onClose();
    } else setPin('');
  }

  return (
    <Dialog title={t('findings.act.title', { number: registerNumber(finding.number) })} width={720} onClose={onClose}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{t('findings.act.lead')}</p>
        <div className="dialog-field">
          <span>{t('findings.act.grade')}</span>
          <Segmented
            block
            aria-label={t('findings.act.grade')}
            value={grade ?? ''}
            onChange={(value) => setGrade(value as FindingGrade)}
            options={findingGrades.map((value) => ({ value, label: t(`findings.grade.${value}`) }))}
          />
        </div>
        <label className="dialog-field" htmlFor={`${id}-text`}>
          <span>{t('findings.act.text')}</span>
          <Input.TextArea id={`${id}-text`} rows={4} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <label className="dialog-field" htmlFor={`${id}-pin`}>
          <span>{t('setUp.pin', { name })}</span>
          <Input.Password
            id={`${id}-pin`}
            value={pin}
            inputMode="numeric"
            maxLength={pinLength}
            visibilityToggle={false}
            autoComplete="off"
            onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
          />
        </label>
        <Failure error={deed.error} />
        <DialogFoot
          hint={missing === undefined ? '' : t(`findings.act.missing.${missing}`)}
          submit={t('findings.act.submit')}
          ready={missing === undefined}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void send()}
        />
      </form>
    </Dialog>
  );
}
