import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { RoomAlarmView } from '../../../services/contract/entry';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { Dialog } from '../dialog';
import { DialogFoot } from '../dialog-foot';
import { Failure } from '../failure';
import { clockTime } from '../format';
import { CredentialFields, credentialOf, noCredential } from '../signing/credential-fields';
import { useCall } from '../use-call';
import { useDeed } from '../use-deed';

/** What was found and done, with the own PIN; an unlisted entry is the administrator's to clear up (规定§10). */
export function AnswerAlarmDialog({ alarm, onClose }: { readonly alarm: RoomAlarmView; readonly onClose: () => void }): ReactNode {
  const people = useCall('people.list');
  const [text, setText] = useState('');
  const [draft, setDraft] = useState(noCredential);
  const deed = useDeed();
  const id = useId();
  const credential = credentialOf(draft);
  const unlisted = alarm.kind === 'unlisted-entry';
  const complete = credential !== undefined && text.trim() !== '';

  async function submit(): Promise<void> {
    if (!credential) return;
    const went = await deed.run(() => call('alarm.answer', alarm.number, text.trim(), credential));
    setDraft((old) => ({ ...old, pin: '' }));
    if (went) onClose();
  }

  return (
    <Dialog title={t('alarm.answer.title', { kind: t(`alarm.${alarm.kind}`) })} width={720} onClose={onClose}>
      <div className="dialog-body">
        <p>{t(`alarm.${alarm.kind}.words`, { time: clockTime(alarm.raisedAt) })}</p>
        <label className="dialog-field" htmlFor={id}>
          <span>{t(unlisted ? 'alarm.answer.who' : 'alarm.answer.text')}</span>
          <Input.TextArea id={id} autoFocus rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <div className="dialog-credential">
          <CredentialFields
            people={(people.data ?? []).filter(({ role }) => !unlisted || role === 'room-administrator')}
            personLabel={t(unlisted ? 'alarm.answer.personAdministrator' : 'alarm.answer.person')}
            value={draft}
            onChange={setDraft}
          />
        </div>
        <Failure error={people.error ?? deed.error} />
        <DialogFoot
          hint={complete ? '' : t('alarm.answer.missing')}
          submit={t('alarm.answer.submit')}
          ready={complete}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
