import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { FaultView } from '../../../services/contract/registers';
import { dateOf, dateTime, durationInWords } from '../../components/format';
import type { Instant } from '../../components/instant';
import { t } from '../../i18n/zh-cn';

interface Step {
  readonly step: 'reported' | 'sent' | 'answered' | 'restored';
  readonly at: Instant | undefined;
  readonly by: string;
  readonly text: string;
  /** What is said while it is still open. */
  readonly open: string;
  readonly late: boolean;
}

/** One fault with its four steps, when each was done, and how long it took (规定§22: 及时维修). */
export function RepairTicket({ fault, next }: { readonly fault: FaultView; readonly next: ReactNode }): ReactNode {
  const steps = stepsOf(fault);
  return (
    <li className="panel ticket" data-testid={`ticket-${fault.number}`}>
      <div className="ticket-head">
        <p>
          <strong className="text-strong">{fault.number}</strong>　<strong className="text-strong">{fault.device}</strong>
        </p>
        <p>{fault.what}</p>
        <p className="text-small">{fault.outOfUseAt ? t('faults.outOfUse', { at: dateTime(fault.outOfUseAt) }) : t('faults.inUse')}</p>
      </div>
      <ol className="ticket-steps">
        {steps.map(({ step, at, by, text, open, late }, index) => {
          const before = steps.slice(0, index).findLast((one) => one.at !== undefined)?.at;
          return (
            <li key={step} className={late ? 'ticket-step ink-amber' : 'ticket-step'}>
              <p className="text-small">{t(`faults.step.${step}`)}</p>
              {at === undefined ? (
                <p>
                  {open !== '' && <ClockCircleOutlined aria-hidden />} {open}
                </p>
              ) : (
                <p>
                  <CheckCircleFilled className="ink-green" aria-hidden /> {dateTime(at).slice(0, 16)} {by}
                </p>
              )}
              {at !== undefined && before !== undefined && (
                <p className="text-small">{t('faults.after', { time: durationInWords(Date.parse(at) - Date.parse(before)) })}</p>
              )}
              {text !== '' && <p className="text-small ticket-text">{text}</p>}
            </li>
          );
        })}
      </ol>
      <div className="ticket-next">{next}</div>
    </li>
  );
}

function stepsOf(fault: FaultView): readonly Step[] {
  const due = t(fault.overdue ? 'faults.overdue' : 'faults.due', { on: fault.dueOn });
  const isDue = fault.sentAt === undefined && fault.dueOn <= dateOf(new Date().toISOString());
  const waiting = fault.sentAt !== undefined && fault.answeredAt === undefined && fault.restoredAt === undefined;
  return [
    { step: 'reported', at: fault.reportedAt, by: fault.foundBy, text: '', open: '', late: false },
    {
      step: 'sent',
      at: fault.sentAt,
      by: fault.sentBy,
      text: '',
      open: fault.restoredAt ? '' : due,
      late: isDue && fault.restoredAt === undefined,
    },
    {
      step: 'answered',
      at: fault.answeredAt,
      by: fault.answeredBy,
      text: fault.answer,
      open: waiting ? t('faults.waitingOffice') : '',
      late: false,
    },
    { step: 'restored', at: fault.restoredAt, by: fault.repairedBy, text: fault.result, open: '', late: false },
  ];
}
