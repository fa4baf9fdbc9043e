import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Failure } from '../components/failure';
import { RecordingStrip } from '../components/strip/recording-strip';
import { useStrip } from '../components/strip/use-strip';
import { t } from '../i18n/zh-cn';
import { post } from './remote-bridge';
import { RemoteSignIn } from './remote-sign-in';
import { RemoteWatch } from './remote-watch';
import './remote.css';
import { useHello } from './use-hello';

/** A leader's own machine: nobody signed in, or the room as it is recorded now (F24, F25). */
export function RemoteWindow(): ReactNode {
  const { hello, error, reload } = useHello();
  if (!hello)
    return (
      <main className="remote-message">
        {error === undefined ? <p className="ink-2">{t('remote.connecting')}</p> : <Failure error={error} />}
      </main>
    );
  if (!hello.person) return <RemoteSignIn hello={hello} error={error} onSignedIn={reload} />;
  const signOut = async (): Promise<void> => {
    await post('/remote/sign-out', []);
    reload();
  };
  return (
    <div className="window remote-window">
      <Strip />
      <header className="remote-head">
        <h1 className="text-section">{t('remote.title')}</h1>
        <p className="ink-2">
          {hello.agencyName}　{hello.roomName}
        </p>
        <b>{t('remote.signedIn', { name: hello.person.name, role: t(`role.${hello.person.role}`) })}</b>
        <Button onClick={() => void signOut()}>{t('remote.signOut')}</Button>
      </header>
      <Failure error={error} />
      <RemoteWatch hello={hello} />
    </div>
  );
}

function Strip(): ReactNode {
  const { view, silence } = useStrip();
  return <RecordingStrip view={view} silence={silence} demonstration={undefined} />;
}
