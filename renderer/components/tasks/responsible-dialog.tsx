import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { Dialog } from '../dialog';
import { DialogFoot } from '../dialog-foot';
import { Failure } from '../failure';
import { useDeed } from '../use-deed';

/** 规定§4: who answers for the room. A later entry takes the place of the one before; both stay on file. */
export function ResponsibleDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [name, setName] = useState('');
  const [position, setPosition] = useState('');
  const deed = useDeed();
  const [nameId, positionId] = [useId(), useId()];

  async function submit(): Promise<void> {
    if (await deed.run(() => call('readiness.setResponsible', name.trim(), position.trim()))) onClose();
  }

  return (
    <Dialog title={t('responsible.title')} article="规定§4" width={640} onClose={onClose}>
      <div className="dialog-body">
        <label className="dialog-field" htmlFor={nameId}>
          <span>{t('responsible.name')}</span>
          <Input id={nameId} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="dialog-field" htmlFor={positionId}>
          <span>{t('responsible.position')}</span>
          <Input id={positionId} maxLength={60} value={position} onChange={(event) => setPosition(event.target.value)} />
        </label>
        <Failure error={deed.error} />
        <DialogFoot
          hint={t('responsible.hint')}
          submit={t('responsible.submit')}
          ready={name.trim() !== ''}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
