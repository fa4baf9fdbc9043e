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
import { useArchivePages } from '../archive/use-archive-pages';
import { useEntry } from '../archive/use-entry';
import './disc-desk.css';
import { LabelPreview } from './label-preview';
import { PairCertificate } from './pair-certificate';
import { pairOf, withPair, withPast } from './pair-list';
import { RecentPairs } from './recent-pairs';
import { SealedList } from './sealed-list';

/** 光盘刻录: two copies through the same four stages, each read back and compared before the certificate (制度§20). */
export function DiscDeskScreen(): ReactNode {
  const { place } = useShell();
  const open = useArchivePages({ text: '', group: 'uncertified', order: 'newest' });
  const done = useArchivePages({ text: '', group: 'certified', order: 'newest' });
  const known = useCall('disc.pairs');
  const [news, setNews] = useState<readonly DiscPairView[]>([]);
  const [chosen, setChosen] = useState(place.kind === 'disc-desk' ? place.sessionId : undefined);
  const take = (pair: DiscPairView): void => setNews((old) => withPair(old, pair));
  useEvent('disc.changed', take);

  const pairs = useMemo(() => news.reduce(withPair, known.data ?? []), [known.data, news]);
  // While one list is read anew, a recording may stand in both.
  const lines = [...new Map([...open.lines, ...done.lines].map((line) => [line.sessionId, line] as const)).values()];
  const first = lines.find(({ sessionId }) => pairOf(pairs, sessionId)?.state === 'burning') ?? lines[0];
  const { entry, error } = useEntry(chosen ?? first?.sessionId);
  const pair = entry && pairOf(withPast(pairs, entry.discPair), entry.sessionId);
  const counts = open.first?.counts;
  const more = open.hasMore ? open.more : done.hasMore ? done.more : undefined;

  return (
    <main className="screen disc-desk">
      <header className="screen-head">
        <h1 className="text-title">{t('disc.title')}</h1>
        <span className="ink-2">{t('disc.subtitle')}</span>
        <Article code="制度§20" />
        {counts && (
          <p className="screen-counts">
            {t('disc.counts', { toBurn: String(counts['to-burn']), toCertify: String(counts['to-certify']) })}
          </p>
        )}
      </header>
      <div className="disc-columns">
        <div className="disc-column">
          <SealedList lines={lines} pairs={pairs} chosen={entry?.sessionId} onChoose={setChosen} onMore={more} />
          <Failure error={open.error ?? done.error ?? known.error ?? error} />
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
