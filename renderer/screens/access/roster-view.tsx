import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { questions, type RosterEntry } from '../../../services/contract/people';
import { Failure } from '../../components/failure';
import { addDays, dateOf } from '../../components/format';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { useNow } from '../../components/use-now';
import { WindowedTable, type WindowedColumn } from '../../components/windowed-table';
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

  const deeds = (entry: RosterEntry) =>
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
    );
  const columns: readonly WindowedColumn<RosterEntry>[] = [
    { key: 'name', title: t('roster.name'), width: '200px', render: ({ name }) => <span className="cell-strong">{name}</span> },
    { key: 'role', title: t('roster.role'), width: '240px', render: ({ role }) => t(`role.${role}`) },
    { key: 'department', title: t('roster.department'), width: '1fr', render: ({ department }) => department },
    { key: 'badge', title: t('roster.badge'), width: '200px', render: ({ badgeNumber }) => badgeNumber || '—' },
    { key: 'until', title: t('roster.validUntil'), width: '240px', render: (entry) => <Certificate entry={entry} /> },
    {
      key: 'state',
      title: t('roster.state'),
      width: '200px',
      render: ({ leftAt }) => (leftAt === undefined ? t('roster.there') : t('roster.left', { on: dateOf(leftAt) })),
    },
    ...(mayAct ? [{ key: 'do', title: '', width: '360px', holds: 'whole', render: deeds } as const] : []),
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
      <div className="roster-list">
        <WindowedTable<RosterEntry>
          label={t('access.tab.people')}
          columns={columns}
          lines={rows}
          keyOf={({ id }) => id}
          empty={first.data ? t('roster.none') : ''}
          rowHeight={68}
          rowClass={({ leftAt }) => (leftAt === undefined ? '' : 'roster-left')}
        />
      </div>
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
