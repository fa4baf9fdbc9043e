import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AuthorisationView } from '../../../services/contract/room-use';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { ReasonDialog } from '../../components/reason-dialog';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { AuthorisationList } from './authorisation-list';
import { AuthoriseDialog } from './authorise-dialog';
import { PaperDialog } from './paper-dialog';

const filters = ['all', 'valid', 'soon', 'over'] as const;
type Filter = (typeof filters)[number];
const shows: Readonly<Record<Filter, (one: AuthorisationView) => boolean>> = {
  all: () => true,
  valid: ({ state }) => state === 'valid',
  soon: ({ endsSoon }) => endsSoon,
  over: ({ state }) => state === 'expired' || state === 'revoked',
};

/** 规定§9 管理档案: who is authorised, on what paper and for how long. */
export function AuthorisationPanel({ mayAct }: { readonly mayAct: boolean }): ReactNode {
  const first = useCall('authorisation.list');
  const [changed, setChanged] = useState<readonly AuthorisationView[] | undefined>();
  const [filter, setFilter] = useState<Filter>('all');
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<AuthorisationView | undefined>();
  const [reading, setReading] = useState<AuthorisationView | undefined>();
  const all = changed ?? first.data ?? [];

  return (
    <section className="panel access-file" aria-label={t('authorisation.title')}>
      <header>
        <h2 className="text-section">{t('authorisation.title')}</h2>
        <Article code="规定§9" />
        <Segmented
          aria-label={t('authorisation.filter')}
          value={filter}
          onChange={setFilter}
          options={filters.map((value) => ({
            value,
            label: t(`authorisation.filter.${value}`, { count: String(all.filter(shows[value]).length) }),
          }))}
        />
        {mayAct && <Button onClick={() => setAdding(true)}>{t('authorisation.add')}</Button>}
      </header>
      <Failure error={changed ? undefined : first.error} />
      <AuthorisationList
        rows={all.filter(shows[filter])}
        mayAct={mayAct}
        onChanged={setChanged}
        onRead={setReading}
        onRevoke={setRevoking}
      />
      {adding && <AuthoriseDialog onClose={() => setAdding(false)} onAdded={setChanged} />}
      {reading && <PaperDialog authorisation={reading} onClose={() => setReading(undefined)} />}
      {revoking && (
        <ReasonDialog
          title={t('authorisation.revoke.title', { name: revoking.name })}
          lead={t('authorisation.revoke.lead')}
          label={t('authorisation.revoke.reason')}
          submit={t('authorisation.revoke.submit')}
          missing={t('authorisation.revoke.missing')}
          onSubmit={async (reason) => setChanged(await call('authorisation.revoke', revoking.id, reason))}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </section>
  );
}
