import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { AuthorisationView } from '../../../services/contract/room-use';
import { Failure } from '../../components/failure';
import { dateOf } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { WindowedTable, type WindowedColumn } from '../../components/windowed-table';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly rows: readonly AuthorisationView[];
  readonly mayAct: boolean;
  readonly onChanged: (all: readonly AuthorisationView[]) => void;
  readonly onRead: (one: AuthorisationView) => void;
  readonly onRevoke: (one: AuthorisationView) => void;
}

/** The file, of which only the rows in view are in the page. */
export function AuthorisationList({ rows, mayAct, onChanged, onRead, onRevoke }: Props): ReactNode {
  const deed = useDeed();

  function attach(id: string): void {
    void deed.run(async () => {
      const all = await call('authorisation.attachPaper', id);
      if (all) onChanged(all);
    });
  }
  const columns: readonly WindowedColumn<AuthorisationView>[] = [
    { key: 'person', title: t('authorisation.column.person'), width: '21fr', holds: 'whole', render: (one) => <Person one={one} /> },
    {
      key: 'document',
      title: t('authorisation.column.document'),
      width: '27fr',
      holds: 'whole',
      render: (one) => (
        <>
          <span className="two-lines">{one.document}</span>
          <span className="cell-small two-lines">{one.paperName ?? t('authorisation.paper.none')}</span>
        </>
      ),
    },
    { key: 'term', title: t('authorisation.column.term'), width: '23fr', holds: 'whole', render: (one) => <Term one={one} /> },
    {
      key: 'do',
      title: t('authorisation.column.do'),
      width: '29fr',
      holds: 'whole',
      render: (one) => (
        <div className="authorisation-deeds">
          {one.paperName !== undefined && (
            <Button size="small" onClick={() => onRead(one)}>
              {t('authorisation.paper.open')}
            </Button>
          )}
          {mayAct && (
            <Button size="small" disabled={deed.busy} onClick={() => attach(one.id)}>
              {t(one.paperName === undefined ? 'authorisation.paper.attach' : 'authorisation.paper.replace')}
            </Button>
          )}
          {mayAct && !one.revoked && (
            <Button size="small" onClick={() => onRevoke(one)}>
              {t('authorisation.revoke')}
            </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <>
      <Failure error={deed.error} />
      <div className="authorisation-list">
        <WindowedTable<AuthorisationView>
          label={t('authorisation.title')}
          columns={columns}
          lines={rows}
          keyOf={({ id }) => id}
          empty={t('authorisation.none')}
          rowHeight={88}
        />
      </div>
    </>
  );
}

function Person({ one }: { readonly one: AuthorisationView }): ReactNode {
  return (
    <>
      <span className="cell-strong">{one.name}</span>
      <span className="cell-small">
        {[t(`attendee.${one.kind}`), one.personId === undefined ? one.organisation : t('authorisation.account')].filter(Boolean).join('　')}
      </span>
    </>
  );
}

/** Until when it holds, and why it doesn't any more. */
function Term({ one }: { readonly one: AuthorisationView }): ReactNode {
  const { validFrom: from, validUntil: until, state, revoked, endsSoon } = one;
  return (
    <>
      <span className={state === 'valid' && !endsSoon ? '' : 'cell-strong ink-amber'}>
        {revoked
          ? t('authorisation.state.revoked', { at: dateOf(revoked.at) })
          : endsSoon
            ? t('authorisation.state.soon', { until })
            : state === 'expired'
              ? t('authorisation.state.expired', { until })
              : t(state === 'not-yet' ? 'authorisation.state.not-yet' : 'authorisation.state.valid')}
      </span>
      <span className="cell-small two-lines">
        {revoked ? t('authorisation.revokedBy', { by: revoked.by, reason: revoked.reason }) : t('authorisation.term', { from, until })}
      </span>
    </>
  );
}
