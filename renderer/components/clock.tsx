import type { ReactNode } from 'react';
import { t } from '../i18n/zh-cn';
import { clockTime, dateOf, monthDay, weekdayShort } from './format';
import { useNow } from './use-now';

/** The wall clock of the strip. */
export function Clock(): ReactNode {
  const now = useNow();
  const date = dateOf(now);
  return (
    <div className="strip-clock" role="timer" aria-live="off">
      <span className="strip-clock-time">{clockTime(now)}</span>
      <span className="strip-small">{t('strip.clockDate', { date: monthDay(date), weekday: weekdayShort(date) })}</span>
    </div>
  );
}
