import { useMemo } from 'react';
import type { CalendarView } from '../../../services/contract/calendar';
import { addDays, instantAt } from '../../components/format';
import { useCall } from '../../components/use-call';
import { useEvent } from '../../kiosk/kiosk';
import type { Slot } from './slot';

/** From the day before the wanted one, which may reach into it. */
const aroundDays = 13;

/** Days from the first on, so many. */
export interface Days {
  readonly first: string;
  readonly count: number;
  /** Of this room alone; of all where it is left out. */
  readonly roomId?: string;
}
export interface LoadedCalendar {
  /** What is shown and what lies around the wanted time, as one; undefined before the first answer. */
  readonly view: CalendarView | undefined;
  readonly error: unknown;
  readonly reload: () => void;
}

/**
 * What holds rooms: of the days shown; of the wanted room in the days around the wanted one, in which free times are offered; and of every room on that
 * day, where another room may be free.
 */
export function useCalendar(shown: Days, wanted: Pick<Slot, 'roomId' | 'date'>): LoadedCalendar {
  const first = addDays(wanted.date, -1);
  const [seen, around, sameDay] = [
    useDays(shown),
    useDays({ first, count: aroundDays, roomId: wanted.roomId }),
    useDays({ first: wanted.date, count: 2 }),
  ];
  const reload = () => [seen, around, sameDay].forEach((one) => one.reload());
  useEvent('bookings.changed', reload);
  const view = useMemo(
    () => seen.data && around.data && sameDay.data && joined([seen.data, around.data, sameDay.data]),
    [seen.data, around.data, sameDay.data],
  );
  return {
    view,
    error: seen.error ?? around.error ?? sameDay.error,
    reload,
  };
}

function useDays({ first, count, roomId }: Days) {
  return useCall('calendar.span', instantAt(first, 0), instantAt(addDays(first, count), 0), roomId);
}

function joined([first, ...others]: readonly [CalendarView, ...CalendarView[]]): CalendarView {
  const all = [first, ...others];
  const bookings = new Map(all.flatMap((view) => view.bookings).map((booking) => [booking.id, booking]));
  const closed = new Map(all.flatMap((view) => view.closed).map((one) => [`${one.closedTimeId} ${one.startsAt}`, one]));
  return { rooms: first.rooms, bookings: [...bookings.values()], closed: [...closed.values()] };
}
