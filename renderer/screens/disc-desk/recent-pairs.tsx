import { CheckCircleFilled, CloseCircleFilled, SyncOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { DiscPairView } from '../../../services/contract/archive';
import { codeText } from '../../components/failure';
import { clockMinute, monthDay } from '../../components/format';
import { t } from '../../i18n/zh-cn';

/** The numbers given lately; a void one stays, struck through, with its reason. */
export function RecentPairs({ pairs }: { readonly pairs: readonly DiscPairView[] }): ReactNode {
  return (
    <section className="panel recent-pairs">
      <header>
        <h2 className="text-section">{t('disc.recent')}</h2>
        <span className="ink-2">{t('disc.recent.rule')}</span>
      </header>
      {pairs.length === 0 && <p className="ink-2 recent-none">{t('disc.recent.none')}</p>}
      <ul>
        {pairs.map((pair) => (
          <li key={pair.id} data-testid="disc-pair" data-state={pair.state}>
            <b className={pair.state === 'void' ? 'number-void' : ''}>{pair.number}</b>
            <span className="ink-2">
              {monthDay(pair.startedAt)} {clockMinute(pair.startedAt)}
            </span>
            <span>{whatHappened(pair)}</span>
            <PairState state={pair.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function whatHappened(pair: DiscPairView): string {
  const bad = pair.copies.find((copy) => copy.problem);
  if (pair.state === 'void')
    return bad?.problem
      ? t('disc.recent.void', { copy: bad.copy, why: codeText(bad.problem.code, bad.problem.detail) })
      : t('disc.recent.voidWhole');
  if (pair.state === 'certified') return t('disc.recent.certified', { name: pair.certifiedBy ?? '' });
  return t(pair.state === 'verified' ? 'disc.recent.verified' : 'disc.recent.burning', { name: pair.burnedBy });
}

function PairState({ state }: { readonly state: DiscPairView['state'] }): ReactNode {
  if (state === 'void') {
    return (
      <span className="copy-state-void pair-state">
        <CloseCircleFilled aria-hidden /> {t('disc.state.void')}
      </span>
    );
  }
  if (state === 'burning') {
    return (
      <span className="copy-state-now pair-state">
        <SyncOutlined aria-hidden /> {t('disc.state.running')}
      </span>
    );
  }
  return (
    <span className="ink-green pair-state">
      <CheckCircleFilled aria-hidden /> {t('disc.state.same')}
    </span>
  );
}
