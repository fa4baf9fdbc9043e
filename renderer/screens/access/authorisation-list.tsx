import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { AuthorisationView } from '../../../services/contract/room-use';
import { Failure } from '../../components/failure';
import { dateOf } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { useElementSize } from '../../components/use-element-size';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly rows: readonly AuthorisationView[];
  readonly mayAct: boolean;
  readonly onChanged: (all: readonly AuthorisationView[]) => void;
  readonly onRead: (one: AuthorisationView) => void;
  readonly onRevoke: (one: AuthorisationView) => void;
}

const headHeight = 44;
const rowHeight = 80;

/** The file, of which only the rows in view are in the page. */
export function AuthorisationList({ rows, mayAct, onChanged, onRead, onRevoke }: Props): ReactNode {
  const deed = useDeed();
  const [place, size] = useElementSize({ width: 1_290, height: 340 });

  function attach(id: string): void {
    void deed.run(async () => {
      const all = await call('authorisation.attachPaper', id);
      if (all) onChanged(all);
    });
  }
  const columns: TableColumnsType<AuthorisationView> = [
    { title: t('authorisation.column.person'), width: 0.21 * size.width, render: (_, one) => <Person one={one} /> },
    {
      title: t('authorisation.column.document'),
      width: 0.27 * size.width,
      render: (_, one) => (
        <>
          <span className="authorisation-document">{one.document}</span>
          <span className="cell-small authorisation-document">{one.paperName ?? t('authorisation.paper.none')}</span>
        </>
      ),
    },
    { title: t('authorisation.column.term'), width: 0.23 * size.width, render: (_, one) => <Term one={one} /> },
    {
      title: t('authorisation.column.do'),
      width: 0.29 * size.width,
      render: (_, one) => (
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
      <div className="authorisation-list" ref={place}>
        {rows.length === 0 && <p className="access-empty">{t('authorisation.none')}</p>}
        {rows.length > 0 && (
          <Table<AuthorisationView>
            virtual
            rowKey="id"
            columns={columns}
            dataSource={[...rows]}
            pagination={false}
            scroll={{ x: size.width, y: Math.max(rowHeight, size.height - headHeight) }}
          />
        )}
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
      <span className="cell-small authorisation-document">
        {revoked ? t('authorisation.revokedBy', { by: revoked.by, reason: revoked.reason }) : t('authorisation.term', { from, until })}
      </span>
    </>
  );
}
