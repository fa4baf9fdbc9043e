import type { ReactNode } from 'react';
import { Failure } from '../../components/failure';
import { clockMinute, monthDay } from '../../components/format';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';

/** What the room called about lately, and how it was answered. */
export function AlarmList(): ReactNode {
  const alarms = useCall('alarms.latest');
  useEvent('alarms.changed', alarms.reload);
  const found = alarms.data ?? [];
  return (
    <section className="panel access-alarms" aria-label={t('alarms.title')}>
      <header>
        <h2 className="text-section">{t('alarms.title')}</h2>
      </header>
      <Failure error={alarms.error} />
      {found.length === 0 && alarms.answered && <p className="access-empty">{t('alarms.none')}</p>}
      <ul>
        {found.map(({ number, kind, raisedAt, answered }) => (
          <li key={number}>
            <p>
              <span className="ink-2">{when(raisedAt)}</span>
              <b>{t(`alarm.${kind}`)}</b>
            </p>
            <p className={answered ? 'cell-small' : 'cell-small ink-amber'}>
              {answered ? t('alarms.answered', { at: when(answered.at), by: answered.by, text: answered.text }) : t('alarms.waiting')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function when(at: string): string {
  return `${monthDay(at)} ${clockMinute(at)}`;
}
