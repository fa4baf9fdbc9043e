import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';

/** Before the entry there is nothing to read yet: the room's name, and what will happen. */
export function Welcome({ roomName, ready }: { readonly roomName: string; readonly ready: boolean }): ReactNode {
  return (
    <main className="second-welcome">
      <h1>{ready ? t('second.welcome.ready') : roomName}</h1>
      <p>{t('second.welcome.text')}</p>
    </main>
  );
}
