import type { ReactNode } from 'react';
import { Article } from '../../components/article/article';
import { useShell } from '../../components/shell';
import { t } from '../../i18n/zh-cn';
import '../archive/archive.css';
import './access.css';
import { AlarmList } from './alarm-list';
import { AuthorisationPanel } from './authorisation-panel';
import { DoorPanel } from './door-panel';
import { InsidePanel } from './inside-panel';

/** Who is in the room and who may come in (规定§8-§10), the door, and what the room called about. */
export function AccessScreen(): ReactNode {
  const { person } = useShell();
  const mayAct = person.role === 'room-administrator';
  return (
    <main className="screen access">
      <header className="screen-head">
        <h1 className="text-title">{t('access.title')}</h1>
        <span className="ink-2">{t('access.rule')}</span>
        <Article code="规定§8" />
        <Article code="规定§9" />
        <Article code="规定§10" />
        {!mayAct && <p className="screen-counts ink-2">{t('access.readOnly')}</p>}
      </header>
      <div className="access-columns">
        <InsidePanel mayAct={mayAct} />
        <DoorPanel mayAct={mayAct} />
        <AuthorisationPanel mayAct={mayAct} />
        <AlarmList />
      </div>
    </main>
  );
}
