import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';

interface Props {
  readonly roomName: string;
  readonly ready: boolean;
  /** Nobody of outside takes part. */
  readonly among?: boolean;
}

/** Before the entry there is nothing to read yet: the room's name, and what will happen. */
export function Welcome({ roomName, ready, among = false }: Props): ReactNode {
  return (
    <main className="second-welcome">
      <h1>{ready && !among ? t('second.welcome.ready') : roomName}</h1>
      <p>{t(among ? 'closing.second.welcome.among' : 'second.welcome.text')}</p>
    </main>
  );
}
