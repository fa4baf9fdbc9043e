import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RoomPurpose } from '../../../services/contract/bookings';
import type { OrderKind, SupervisedSessionView, SupervisionOrderView } from '../../../services/contract/upkeep';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { Article } from '../article/article';
import { Failure } from '../failure';
import { clockMinute, clockTime } from '../format';
import { ReasonDialog } from '../reason-dialog';
import { useCall } from '../use-call';
import './supervision.css';

/** 规定§21: while a session is recorded, who leads may send a message into the room or order it to stop, and sees who took note of it. */
export function SupervisionPanel(): ReactNode {
  const session = useCall('supervision.session');
  useEvent('session.changed', session.reload);
  useEvent('bookings.changed', session.reload);
  useEvent('supervision.changed', session.reload);
  const [asked, setAsked] = useState<OrderKind | undefined>();
  const view = session.data;
  if (!view) return session.error === undefined ? null : <Failure error={session.error} />;
  return (
    <section className="panel supervision">
      <div>
        <h2 className="text-section">
          {t('supervision.title', { room: view.roomName })} <Article code="规定§21" />
        </h2>
        <p className="ink-2">{[peopleWords(view), t('supervision.rule')].join('　')}</p>
        <ul>
          {view.orders.map((order) => (
            <OrderRow key={order.number} order={order} />
          ))}
        </ul>
      </div>
      <div className="supervision-deeds">
        <Button onClick={() => setAsked('message')}>{t('supervision.message')}</Button>
        <Button onClick={() => setAsked('stop')}>{t('supervision.stop')}</Button>
      </div>
      {asked && (
        <ReasonDialog
          title={t(`supervision.${asked}.title`)}
          lead={t(`supervision.${asked}.lead`)}
          label={t(`supervision.${asked}.label`)}
          submit={t(`supervision.${asked}.submit`)}
          missing={t(`supervision.${asked}.missing`)}
          onSubmit={(text) => call('supervision.send', view.sessionId, asked, text)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

function peopleWords({ purpose, inspectors, startedAt }: SupervisedSessionView): string {
  const names = inspectors.join('、');
  return t('supervision.people', { purpose: t(`purpose.${purpose as RoomPurpose}`), names, time: clockMinute(startedAt) });
}

function OrderRow({ order }: { readonly order: SupervisionOrderView }): ReactNode {
  const { kind, text, sentAt, acknowledgedAt, acknowledgedBy } = order;
  return (
    <li>
      <span>{t('supervision.sent', { at: clockTime(sentAt), kind: t(`supervision.order.${kind}`), text })}</span>
      <span className={acknowledgedAt === undefined ? 'ink-amber' : 'ink-2'}>
        {acknowledgedAt === undefined
          ? t('supervision.waiting')
          : t('supervision.seen', { by: acknowledgedBy ?? '', at: clockTime(acknowledgedAt) })}
      </span>
    </li>
  );
}
