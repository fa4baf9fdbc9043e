import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { WaitingView } from '../../../services/contract/room-use';
import { Failure } from '../../components/failure';
import { monthDay, weekdayShort } from '../../components/format';
import type { Loaded } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { slotOf, spanText } from './slot';

export interface WaitingPanelProps {
  readonly waiting: Loaded<readonly WaitingView[]>;
  readonly onOpen: (bookingId: string) => void;
}

/** Who waits for a time that is taken, one's own first; whose turn came takes the room or gives the turn on. */
export function WaitingPanel({ waiting, onOpen }: WaitingPanelProps): ReactNode {
  const deed = useDeed();
  const places = [...(waiting.data ?? [])].sort((a, b) => Number(b.mine) - Number(a.mine) || a.number - b.number);
  const leave = (number: number) => void deed.run(() => call('waiting.leave', number)).then(waiting.reload);
  return (
    <aside className="request panel" aria-label={t('waiting.title')}>
      <h2 className="text-section request-title">{t('waiting.title')}</h2>
      <div className="request-fields">
        <p className="ink-2">{t('waiting.lead')}</p>
        <Failure error={waiting.error ?? deed.error} />
        {waiting.data?.length === 0 && <p className="ink-2">{t('waiting.empty')}</p>}
        <ul className="side-list">
          {places.map((place) => (
            <li key={place.number} className={place.booking ? 'side-item side-item-turn' : 'side-item'}>
              <p className="text-strong">{whenAndWhere(place)}</p>
              <p title={place.enforcementCase.name}>
                {t(`purpose.${place.purpose}`)}　{place.enforcementCase.name}
              </p>
              <p className="text-small">{place.requestedBy}</p>
              {place.booking ? (
                <>
                  <p className="waiting-turn">{t('waiting.turnCame', { status: t(`bookingStatus.${place.booking.status}`) })}</p>
                  <div className="side-buttons">
                    <Button onClick={() => onOpen(place.booking?.id ?? '')}>{t('waiting.open')}</Button>
                    <Button type="primary" disabled={deed.busy} onClick={() => leave(place.number)}>
                      {t('task.turn-came')}
                    </Button>
                  </div>
                </>
              ) : (
                <div className="side-buttons">
                  <span>{place.ahead === 0 ? t('waiting.first') : t('waiting.ahead', { count: String(place.ahead) })}</span>
                  {place.mine && (
                    <Button disabled={deed.busy} onClick={() => leave(place.number)}>
                      {t('waiting.leave')}
                    </Button>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}

function whenAndWhere(place: WaitingView): string {
  const { date, from, to } = slotOf(place);
  return `${monthDay(date)} ${weekdayShort(date)} ${spanText(from, to)}　${place.roomName}`;
}
