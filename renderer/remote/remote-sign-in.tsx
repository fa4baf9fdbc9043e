import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { RemoteHello } from '../../services/contract/remote-view';
import '../components/dialog.css';
import { Failure } from '../components/failure';
import { useDeed } from '../components/use-deed';
import { t } from '../i18n/zh-cn';
import { KioskError } from '../kiosk/kiosk';
import { post } from './remote-bridge';

interface Props {
  readonly hello: RemoteHello;
  readonly error: unknown;
  readonly onSignedIn: () => void;
}

/** Own name or number and the PIN of the kiosk. */
export function RemoteSignIn({ hello, error, onSignedIn }: Props): ReactNode {
  const [who, setWho] = useState('');
  const [pin, setPin] = useState('');
  const deed = useDeed();
  const id = useId();
  const given = who.trim() !== '' && /^\d{6}$/.test(pin);

  async function signIn(): Promise<void> {
    const done = await deed.run(async () => {
      const reply = await post('/remote/sign-in', [who.trim(), pin]);
      if (!reply.ok) throw new KioskError(reply.error.code, reply.error.detail);
    });
    setPin('');
    if (done) onSignedIn();
  }

  return (
    <main className="remote-message">
      <form
        className="panel remote-sign-in dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (given) void signIn();
        }}
      >
        <h1 className="text-title">{t('remote.title')}</h1>
        <p className="ink-2">
          {hello.agencyName}　{hello.roomName}
        </p>
        <p>{t('remote.signIn.lead')}</p>
        <label className="dialog-field" htmlFor={`${id}-who`}>
          <span>{t('remote.who')}</span>
          <Input id={`${id}-who`} autoFocus maxLength={100} value={who} onChange={(event) => setWho(event.target.value)} />
        </label>
        <label className="dialog-field" htmlFor={`${id}-pin`}>
          <span>{t('remote.pin')}</span>
          <Input
            type="password"
            id={`${id}-pin`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        </label>
        <Failure error={deed.error ?? error} />
        <div className="dialog-foot">
          <span className="text-small">{given ? '' : t('remote.signIn.missing')}</span>
          <Button type="primary" htmlType="submit" disabled={!given} loading={deed.busy}>
            {t('remote.signIn')}
          </Button>
        </div>
      </form>
    </main>
  );
}
