import type { ReactNode } from 'react';
import type { DeviceFileView } from '../../../services/contract/upkeep';
import { dateTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';

/** What happened to a device, newest first. */
export function DeviceEvents({ view: { faults, loans, services } }: { readonly view: DeviceFileView }): ReactNode {
  return (
    <>
      <Events title={t('devices.file.faults')} none={t('devices.file.noFaults')} empty={faults.length === 0}>
        {faults.map((fault) => (
          <li key={fault.id}>
            <p>
              <strong>{fault.number}</strong>　{dateTime(fault.reportedAt).slice(0, 16)}　{fault.foundBy}
            </p>
            <p>{fault.what}</p>
            <p className={fault.restoredAt === undefined ? 'ink-amber' : 'text-small'}>
              {fault.restoredAt === undefined
                ? t('devices.file.openFault')
                : t('devices.file.fixed', { at: dateTime(fault.restoredAt).slice(0, 16), result: fault.result })}
            </p>
          </li>
        ))}
      </Events>
      <Events title={t('devices.file.loans')} none={t('devices.file.noLoans')} empty={loans.length === 0}>
        {loans.map((loan) => (
          <li key={loan.number}>
            <p>{t('devices.file.loan', { borrower: loan.borrower, purpose: loan.purpose })}</p>
            <p className={loan.overdue ? 'ink-amber' : 'text-small'}>
              {t('devices.file.loanTime', { from: dateTime(loan.lentAt).slice(0, 16), by: loan.lentBy, on: loan.dueOn })}
            </p>
            {loan.returnedAt !== undefined && (
              <p className="text-small">{t('devices.file.loanBack', { at: dateTime(loan.returnedAt).slice(0, 16), found: loan.found })}</p>
            )}
          </li>
        ))}
      </Events>
      <Events title={t('devices.file.services')} none={t('devices.file.noServices')} empty={services.length === 0}>
        {services.map((service) => (
          <li key={service.at}>
            <p>{service.what}</p>
            <p className="text-small">
              {dateTime(service.at).slice(0, 16)}　{service.by}
            </p>
          </li>
        ))}
      </Events>
    </>
  );
}

interface EventsProps {
  readonly title: string;
  readonly none: string;
  readonly empty: boolean;
  readonly children: ReactNode;
}

function Events({ title, none, empty, children }: EventsProps): ReactNode {
  return (
    <section className="device-events">
      <h2 className="text-strong">{title}</h2>
      {empty ? <p className="ink-2">{none}</p> : <ul>{children}</ul>}
    </section>
  );
}
