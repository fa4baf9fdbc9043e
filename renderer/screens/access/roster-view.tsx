import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { questions, type RosterEntry } from '../../../services/contract/people';
import { Failure } from '../../components/failure';
import { addDays, dateOf } from '../../components/format';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { RosterDialog } from './roster-dialog';
import { SetPinDialog } from './set-pin-dialog';

/** A certificate that ends this soon is said, days. */
const soonDays = 60;

type Open = { readonly kind: 'add' } | { readonly kind: 'change' | 'pin'; readonly entry: RosterEntry };

/** 规定§4, 制度§4: the room's people, with their part and the certificate of those who question. */
export function RosterView({ mayAct }: { readonly mayAct: boolean }): ReactNode {
  const { person } = useShell();
  const first = useCall('people.roster');
  const [changed, setChanged] = useState<readonly RosterEntry[] | undefined>();
  const [open, setOpen] = useState<Open | undefined>();
  const deed = useDeed();
  const rows = changed ?? first.data ?? [];
  const there = rows.filter(({ leftAt }) => leftAt === undefined);
  const setThere = (entry: RosterEntry, stays: boolean) =>
    void deed.run(async () => setChanged(await call('people.setThere', entry.id, stays)));

  const columns: TableColumnsType<RosterEntry> = [
    { title: t('roster.name'), width: 200, render: (_, { name }) => <span className="cell-strong">{name}</span> },
    { title: t('roster.role'), width: 240, render: (_, { role }) => t(`role.${role}`) },
    { title: t('roster.department'), dataIndex: 'department', ellipsis: true },
    { title: t('roster.badge'), width: 200, render: (_, { badgeNumber }) => badgeNumber || '—' },
    { title: t('roster.validUntil'), width: 240, render: (_, entry) => <Certificate entry={entry} /> },
    {
      title: t('roster.state'),
      width: 200,
      render: (_, { leftAt }) => (leftAt === undefined ? t('roster.there') : t('roster.left', { on: dateOf(leftAt) })),
    },
    {
      title: '',
      width: 360,
      hidden: !mayAct,
      render: (_, entry) =>
        entry.leftAt !== undefined ? (
          <Button disabled={deed.busy} onClick={() => setThere(entry, true)}>
            {t('roster.comeBack')}
          </Button>
        ) : (
          <span className="roster-deeds">
            <Button onClick={() => setOpen({ kind: 'change', entry })}>{t('roster.change')}</Button>
            {entry.id !== person.id && <Button onClick={() => setOpen({ kind: 'pin', entry })}>{t('roster.pin')}</Button>}
            <Button disabled={deed.busy} onClick={() => setThere(entry, false)}>
              {t('roster.leave')}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <section className="panel roster" aria-label={t('access.tab.people')}>
      <header>
        <h2 className="text-section">{t('access.tab.people')}</h2>
        <span className="ink-2">
          {t('roster.count', { count: String(there.length), officers: String(there.filter(isOfficer).length) })}
        </span>
        {mayAct && (
          <Button type="primary" onClick={() => setOpen({ kind: 'add' })}>
            {t('roster.add')}
          </Button>
        )}
      </header>
      <Failure error={deed.error ?? (changed ? undefined : first.error)} />
      <Table
        rowKey="id"
        size="middle"
        pagination={false}
        virtual
        scroll={{ x: 1500, y: 700 }}
        columns={columns}
        dataSource={[...rows]}
        rowClassName={({ leftAt }) => (leftAt === undefined ? '' : 'roster-left')}
        locale={{ emptyText: t('roster.none') }}
      />
      {open?.kind === 'add' && <RosterDialog onClose={() => setOpen(undefined)} onSaved={setChanged} />}
      {open?.kind === 'change' && <RosterDialog entry={open.entry} onClose={() => setOpen(undefined)} onSaved={setChanged} />}
      {open?.kind === 'pin' && <SetPinDialog entry={open.entry} officers={there} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

const isOfficer = ({ role }: RosterEntry): boolean => questions(role);

function Certificate({ entry: { certificateValidUntil: until } }: { readonly entry: RosterEntry }): ReactNode {
  const today = dateOf(useNow());
  if (until === undefined) return '—';
  if (until < today) return <span className="ink-red">{t('roster.ranOut', { on: until })}</span>;
  if (until <= addDays(today, soonDays)) return <span className="ink-amber">{t('roster.endsSoon', { on: until })}</span>;
  return until;
}
