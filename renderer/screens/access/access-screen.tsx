import { Segmented } from 'antd';
import { useState } from 'react';
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
import { RosterView } from './roster-view';

const tabs = ['room', 'people'] as const;
type Tab = (typeof tabs)[number];

/** Who is in the room and who may come in (规定§8-§10), the door, and what the room called about; and the room's own people (规定§4, 制度§4). */
export function AccessScreen(): ReactNode {
  const { person } = useShell();
  const mayAct = person.role === 'room-administrator';
  const [tab, setTab] = useState<Tab>('room');
  return (
    <main className="screen access">
      <header className="screen-head">
        <h1 className="text-title">{t('access.title')}</h1>
        <Segmented
          aria-label={t('access.which')}
          value={tab}
          onChange={setTab}
          options={tabs.map((value) => ({ value, label: t(`access.tab.${value}`) }))}
        />
        {tab === 'room' ? (
          <>
            <Article code="规定§8" />
            <Article code="规定§9" />
            <Article code="规定§10" />
          </>
        ) : (
          <>
            <Article code="规定§4" />
            <Article code="制度§4" />
          </>
        )}
        {!mayAct && <p className="screen-counts ink-2">{t('access.readOnly')}</p>}
      </header>
      {tab === 'people' ? (
        <RosterView mayAct={mayAct} />
      ) : (
        <div className="access-columns">
          <InsidePanel mayAct={mayAct} />
          <DoorPanel mayAct={mayAct} />
          <AuthorisationPanel mayAct={mayAct} />
          <AlarmList />
        </div>
      )}
    </main>
  );
}
