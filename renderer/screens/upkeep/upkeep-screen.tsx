import { Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Article } from '../../components/article/article';
import { t } from '../../i18n/zh-cn';
import '../archive/archive.css';
import { DevicesView } from './devices-view';
import { RepairTickets } from './repair-tickets';
import { SelfTestTab } from './self-test-tab';
import './upkeep.css';

const tabs = ['self-test', 'repairs', 'devices'] as const;
type Tab = (typeof tabs)[number];

/** The room's devices: what they prove each day, what is being repaired, what there is (规定§7, §22, 制度§17). */
export function UpkeepScreen({ first }: { readonly first: Tab | undefined }): ReactNode {
  const [tab, setTab] = useState<Tab>(first ?? 'self-test');
  return (
    <main className="screen upkeep">
      <header className="screen-head">
        <h1 className="text-title">{t('upkeep.title')}</h1>
        <Segmented
          aria-label={t('upkeep.which')}
          value={tab}
          onChange={setTab}
          options={tabs.map((value) => ({ value, label: t(`upkeep.tab.${value}`) }))}
        />
        <Article code="规定§7" />
        <Article code="规定§22" />
        <Article code="制度§17" />
      </header>
      {tab === 'self-test' && <SelfTestTab />}
      {tab === 'repairs' && <RepairTickets />}
      {tab === 'devices' && <DevicesView />}
    </main>
  );
}
