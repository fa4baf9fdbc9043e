import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FaultView } from '../../../services/contract/registers';
import { Failure } from '../../components/failure';
import { ReasonDialog } from '../../components/reason-dialog';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { FaultDialog } from './fault-dialog';
import { RepairDialog } from './repair-dialog';
import { RepairTicket } from './repair-ticket';

type Asked = { readonly kind: 'report' } | { readonly kind: 'answer' | 'restore'; readonly id: string };

/** Repair tickets (制度§17, 规定§22): those that are open with the next step of each, then those that were closed. */
export function RepairTickets(): ReactNode {
  const { person } = useShell();
  const keeps = person.role === 'room-administrator';
  const open = useCall('fault.open');
  const closed = useCall('fault.closed');
  const deed = useDeed();
  const [asked, setAsked] = useState<Asked | undefined>();
  const tickets = open.data ?? [];
  const overdue = tickets.filter((fault) => fault.overdue).length;
  const about = asked && asked.kind !== 'report' ? tickets.find(({ id }) => id === asked.id) : undefined;

  function reload(): void {
    open.reload();
    closed.reload();
  }
  function done(): void {
    setAsked(undefined);
    reload();
  }
  useEvent('bookings.changed', reload);
  async function send(fault: FaultView): Promise<void> {
    if (await deed.run(() => call('fault.send', fault.id))) reload();
  }
  const next = (fault: FaultView): ReactNode => (
    <>
      {keeps && fault.sentAt === undefined && (
        <Button disabled={deed.busy} onClick={() => void send(fault)}>
          {t('faults.send')}
        </Button>
      )}
      {person.role === 'office-staff' && fault.sentAt !== undefined && fault.answeredAt === undefined && (
        <Button type="primary" onClick={() => setAsked({ kind: 'answer', id: fault.id })}>
          {t('faults.answer')}
        </Button>
      )}
      {keeps && <Button onClick={() => setAsked({ kind: 'restore', id: fault.id })}>{t('faults.repair')}</Button>}
    </>
  );
  return (
    <div className="repairs">
      <header className="upkeep-band panel">
        <div>
          <h2 className="text-strong">
            {t('faults.title', { count: String(tickets.length) })}
            {overdue > 0 && <span className="ink-amber">　{t('faults.overdueCount', { count: String(overdue) })}</span>}
          </h2>
          <p className="ink-2">{t('faults.rule')}</p>
        </div>
        {keeps && (
          <Button type="primary" onClick={() => setAsked({ kind: 'report' })}>
            {t('faults.report')}
          </Button>
        )}
      </header>
      <Failure error={open.error ?? closed.error ?? deed.error} />
      {tickets.length === 0 && open.answered && <p className="panel repairs-none">{t('faults.none')}</p>}
      <ul>
        {tickets.map((fault) => (
          <RepairTicket key={fault.id} fault={fault} next={next(fault)} />
        ))}
      </ul>
      <h2 className="text-section">{t('faults.closedTitle')}</h2>
      {closed.data?.length === 0 && <p className="ink-2">{t('faults.noneClosed')}</p>}
      <ul>
        {closed.data?.map((fault) => (
          <RepairTicket key={fault.id} fault={fault} next={null} />
        ))}
      </ul>
      {asked?.kind === 'report' && <FaultDialog onLeave={() => setAsked(undefined)} onReported={done} />}
      {asked?.kind === 'answer' && about && (
        <ReasonDialog
          title={t('faults.answer.title', { device: about.device })}
          lead={about.what}
          label={t('faults.answer.label')}
          submit={t('faults.answer.submit')}
          missing={t('faults.answer.missing')}
          onSubmit={async (answer) => {
            await call('fault.answer', about.id, answer);
            reload();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.kind === 'restore' && about && (
        <RepairDialog fault={about} onTested={reload} onLeave={() => setAsked(undefined)} onRepaired={done} />
      )}
    </div>
  );
}
