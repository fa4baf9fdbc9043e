import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog } from './dialog';
import { DialogFoot } from './dialog-foot';
import { Failure } from './failure';
import { pinLength } from './pin-pad/pin';
import { useDeed } from './use-deed';
import { t } from '../i18n/zh-cn';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly name: string;
  readonly submit: string;
  readonly onSubmit: (pin: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A deed that moves the door or stops the room: what it does in words, and the own PIN once more. */
export function PinDialog({ title, lead, name, submit, onSubmit, onClose }: Props): ReactNode {
  const [pin, setPin] = useState('');
  const deed = useDeed();
  const id = useId();
  const ready = pin.length === pinLength;

  async function send(): Promise<void> {
    if (!ready) return;
    if (await deed.run(() => onSubmit(pin))) onClose();
    else setPin('');
  }

  return (
    <Dialog title={title} width={640} onClose={onClose}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{lead}</p>
        <label className="dialog-field" htmlFor={id}>
          <span>{t('setUp.pin', { name })}</span>
          <Input.Password
            id={id}
            autoFocus
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
          hint={ready ? '' : t('setUp.pinMissing')}
          submit={submit}
          ready={ready}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void send()}
        />
      </form>
    </Dialog>
  );
}
