import { WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AdmissionView, InsideView } from '../../../services/contract/room-use';
import { Failure } from '../../components/failure';
import { clockMinute, dateOf, monthDay } from '../../components/format';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { EnterDialog } from './enter-dialog';

/** Who is in the room now, since when and on what ground. */
export function InsidePanel({ mayAct }: { readonly mayAct: boolean }): ReactNode {
  const first = useCall('admission.inside');
  const [heard, setHeard] = useState<InsideView | undefined>();
  useEvent('admissions.changed', setHeard);
  const [entering, setEntering] = useState(false);
  const deed = useDeed();
  const inside = (heard ?? first.data)?.inside ?? [];

  return (
    <section className="panel access-inside" aria-label={t('access.inside')}>
      <header>
        <h2 className="text-section">{t('access.inside')}</h2>
        <span className="ink-2">{t('access.inside.count', { count: String(inside.length) })}</span>
        {mayAct && (
          <Button type="primary" onClick={() => setEntering(true)}>
            {t('access.enter')}
          </Button>
        )}
      </header>
      <Failure error={heard ? deed.error : (first.error ?? deed.error)} />
      {inside.length === 0 && (first.answered || heard) && <p className="access-empty">{t('access.inside.none')}</p>}
      <ul>
        {inside.map((one) => (
          <li key={one.number} data-testid="inside-line" className={one.standing === 'unlisted' ? 'inside-unlisted' : ''}>
            <span className="inside-since">{since(one.enteredAt)}</span>
            <div>
              <p className="cell-strong">
                {one.standing === 'unlisted' && <WarningFilled aria-hidden />}
                {one.name === '' ? t('access.inside.unknown') : one.name}
              </p>
              <p className="cell-small">{[one.kind && t(`attendee.${one.kind}`), one.organisation].filter(Boolean).join('　')}</p>
            </div>
            <div>
              <p>{t(`access.standing.${one.standing}`)}</p>
              <p className="cell-small">{ground(one)}</p>
            </div>
            {mayAct && (
              <Button
                size="small"
                loading={deed.busy}
                onClick={() => void deed.run(async () => setHeard(await call('admission.leave', one.number)))}
              >
                {t('access.leave')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entering && <EnterDialog onClose={() => setEntering(false)} onEntered={setHeard} />}
    </section>
  );
}

/** By whom somebody was led in and approved, and what for. */
function ground({ escort, approvedBy, reason }: AdmissionView): string {
  return [
    escort === undefined ? '' : t('access.inside.escort', { name: escort }),
    approvedBy === undefined ? '' : t('access.inside.approved', { name: approvedBy }),
    reason === '' ? '' : t('access.inside.reason', { reason }),
  ]
    .filter(Boolean)
    .join('　');
}

/** Today the time alone; who has been there since another day is seen by the date. */
function since(enteredAt: string): string {
  const today = dateOf(new Date().toISOString()) === dateOf(enteredAt);
  const time = today ? clockMinute(enteredAt) : `${monthDay(enteredAt)} ${clockMinute(enteredAt)}`;
  return t('access.inside.since', { time });
}
