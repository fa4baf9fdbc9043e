import type { ReactNode } from 'react';
import type { BookedPlace, BookingEventView } from '../../../services/contract/room-use';
import { clockMinute, dateOf, monthDay } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { attendeeNames } from './attendee-words';
import { slotOf, spanText } from './slot';

/** Every step of a booking, the newest first: who, when, and of a change what became what. */
export function HistoryList({ events }: { readonly events: readonly BookingEventView[] }): ReactNode {
  return (
    <section className="history" aria-label={t('history.title')}>
      <h3 className="text-strong">{t('history.title')}</h3>
      <ol>
        {events.toReversed().map((event) => (
          <li key={`${event.at} ${event.kind}`}>
            <p>
              <strong>{t(`history.${event.kind}`)}</strong>
              <span>{event.by}</span>
              <time dateTime={event.at}>
                {monthDay(event.at)} {clockMinute(event.at)}
              </time>
            </p>
            {event.before && event.after && <Changes before={event.before} after={event.after} />}
            {event.text !== '' && <p className="history-text">{event.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ before, after }: { readonly before: BookedPlace; readonly after: BookedPlace }): ReactNode {
  const rows = [
    ['request.room', before.roomName, after.roomName],
    ['booking.time', when(before), when(after)],
    ['history.attendees', attendeeNames(before.attendees), attendeeNames(after.attendees)],
  ] as const;
  return (
    <dl className="history-changes">
      {rows
        .filter(([, from, to]) => from !== to)
        .map(([what, from, to]) => (
          <div key={what}>
            <dt className="ink-2">{t(what)}</dt>
            <dd>{t('history.fromTo', { from, to })}</dd>
          </div>
        ))}
    </dl>
  );
}

function when({ startsAt, endsAt }: BookedPlace): string {
  const { from, to } = slotOf({ roomId: '', startsAt, endsAt });
  return `${monthDay(dateOf(startsAt))} ${spanText(from, to)}`;
}
