import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { SignedIn } from '../services/contract/people';
import type { StartView } from '../services/contract/room';
import { useIdleLock } from './components/use-idle-lock';
import { t } from './i18n/zh-cn';
import { call, useEvent } from './kiosk/kiosk';
import { FirstAdministratorScreen } from './screens/first-start/first-administrator-screen';
import { SetUpAside } from './screens/set-up/set-up-aside';
import { SetUpScreen } from './screens/set-up/set-up-screen';
import { SignInScreen } from './screens/sign-in/sign-in-screen';

interface Props {
  readonly start: Extract<StartView, { kind: 'set-up' }>;
  readonly onAdministrator: () => void;
}

/** The console while there is no room, or its administrator sets it up anew. */
export function SetUpWindow({ start, onAdministrator }: Props): ReactNode {
  const [signedIn, setSignedIn] = useState<SignedIn | undefined>();
  useEvent('people.changed', setSignedIn);
  useEffect(() => {
    call('people.current')
      .then(setSignedIn)
      .catch(() => undefined);
  }, []);
  const lock = (): void => {
    call('people.signOut').catch(() => undefined);
    setSignedIn(undefined);
  };
  useIdleLock(lock);

  if (!start.administrator) return <FirstAdministratorScreen where={t('setUp.noRoom')} onCreated={onAdministrator} />;
  if (!signedIn) return <SignInScreen aside={<SetUpAside replaces={start.replaces} />} onSignedIn={setSignedIn} />;
  return <SetUpScreen person={signedIn.person} onLock={lock} />;
}
