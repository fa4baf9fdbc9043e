import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RoomTile } from '../../../services/contract/calendar';
import type { ClosedTimeView } from '../../../services/contract/room-use';
import { Failure } from '../../components/failure';
import { monthDay } from '../../components/format';
import type { Instant } from '../../components/instant';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { ClosedDialog } from './closed-dialog';
import { spanText } from './slot';

/** When rooms are closed week after week or on one day; the administrator adds and lifts. */
export function ClosedPanel({ rooms, now }: { readonly rooms: readonly RoomTile[]; readonly now: Instant }): ReactNode {
  const { person } = useShell();
  const list = useCall('closedTime.list');
  const deed = useDeed();
  const [adding, setAdding] = useState(false);
  const keeps = person.role === 'room-administrator';
  useEvent('bookings.changed', list.reload);
  return (
    <aside className="request panel" aria-label={t('closed.title')}>
      <h2 className="text-section request-title">{t('closed.title')}</h2>
      <div className="request-fields">
        <p className="ink-2">{t(keeps ? 'closed.lead' : 'closed.leadReader')}</p>
        <Failure error={list.error ?? deed.error} />
        {list.data?.length === 0 && <p className="ink-2">{t('closed.empty')}</p>}
        <ul className="side-list">
          {(list.data ?? []).map((closed) => (
            <li key={closed.id} className="side-item">
              <p className="text-strong">{whenClosed(closed)}</p>
              <p title={closed.reason}>{closed.reason}</p>
              <div className="side-buttons">
                <span className="text-small">{rooms.find(({ id }) => id === closed.roomId)?.name}</span>
                {keeps && (
                  <Button disabled={deed.busy} onClick={() => void deed.run(() => call('closedTime.lift', closed.id)).then(list.reload)}>
                    {t('closed.lift')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
      {keeps && (
        <footer className="request-foot">
          <div className="request-buttons">
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('closed.add')}
            </Button>
          </div>
        </footer>
      )}
      {adding && (
        <ClosedDialog
          rooms={rooms}
          now={now}
          onClose={() => {
            setAdding(false);
            list.reload();
          }}
        />
      )}
    </aside>
  );
}

function whenClosed({ weekday, fromMinute, toMinute, firstOn, lastOn }: ClosedTimeView): string {
  const time = spanText(fromMinute, toMinute);
  if (firstOn === lastOn) return `${monthDay(firstOn)} ${time}`;
  const every = t('closed.every', { day: t(`weekday.${weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`), time });
  return lastOn === undefined ? t('closed.from', { every, first: firstOn }) : t('closed.fromTo', { every, first: firstOn, last: lastOn });
}
