import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { DiscPairView } from '../../../services/contract/archive';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { CapacityPlan } from './capacity-plan';
import { CopyPanel } from './copy-panel';
import '../archive/archive.css';
import './disc-desk.css';
import { LabelPreview } from './label-preview';
import { PairCertificate } from './pair-certificate';
import { pairOf, withPair } from './pair-list';
import { RecentPairs } from './recent-pairs';
import { SealedList } from './sealed-list';

/** 光盘刻录: two copies through the same four stages, each read back and compared before the certificate (制度§20). */
export function DiscDeskScreen(): ReactNode {
  const { place } = useShell();
  const entries = useCall('archive.list');
  const known = useCall('disc.pairs');
  const [news, setNews] = useState<readonly DiscPairView[]>([]);
  const [chosen, setChosen] = useState(place.kind === 'disc-desk' ? place.sessionId : undefined);
  const take = (pair: DiscPairView): void => setNews((old) => withPair(old, pair));
  useEvent('disc.changed', take);

  const pairs = useMemo(() => news.reduce(withPair, known.data ?? []), [known.data, news]);
  const sealed = entries.data ?? [];
  const entry =
    sealed.find((one) => one.sessionId === chosen) ?? sealed.find((one) => pairOf(pairs, one.sessionId)?.state === 'burning') ?? sealed[0];
  const pair = entry && pairOf(pairs, entry.sessionId);
  const toBurn = sealed.filter((one) => pairOf(pairs, one.sessionId) === undefined).length;
  const toCertify = pairs.filter((one) => one.state === 'verified').length;

  return (
    <main className="screen disc-desk">
      <header className="screen-head">
        <h1 className="text-title">{t('disc.title')}</h1>
        <span className="ink-2">{t('disc.subtitle')}</span>
        <Article code="制度§20" />
        <p className="screen-counts">{t('disc.counts', { toBurn: String(toBurn), toCertify: String(toCertify) })}</p>
      </header>
      <div className="disc-columns">
        <div className="disc-column">
          <SealedList entries={sealed} pairs={pairs} chosen={entry?.sessionId} onChoose={setChosen} />
          <Failure error={entries.error ?? known.error} />
          {entry && (
            <CapacityPlan key={`${entry.sessionId}/${pair?.id ?? ''}/${pair?.state ?? ''}`} entry={entry} pair={pair} onStarted={take} />
          )}
        </div>
        <div className="disc-column disc-column-wide">
          <CopyPanel copy="甲" pair={pair} />
          <CopyPanel copy="乙" pair={pair} />
          <RecentPairs pairs={pairs} />
        </div>
        <div className="disc-column">
          <LabelPreview entry={entry} pair={pair} />
          {entry && <PairCertificate entry={entry} pair={pair} onIssued={take} />}
        </div>
      </div>
    </main>
  );
}
