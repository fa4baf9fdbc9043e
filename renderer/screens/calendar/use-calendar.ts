import { useCallback } from 'react';
import type { CalendarView } from '../../../services/contract/calendar';
import { addDays, instantAt } from '../../components/format';
import { useCall } from '../../components/use-call';
import { useEvent } from '../../kiosk/kiosk';

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

/** What holds rooms: of the days shown, and of those around the wanted time, in which free times are offered. */
export function useCalendar(shown: Days, around: Days): LoadedCalendar {
  const [seen, near] = [useDays(shown), useDays(around)];
  const [reloadSeen, reloadNear] = [seen.reload, near.reload];
  const reload = useCallback(() => {
    reloadSeen();
    reloadNear();
  }, [reloadSeen, reloadNear]);
  useEvent('bookings.changed', reload);
  return { view: seen.data && near.data && joined(seen.data, near.data), error: seen.error ?? near.error, reload };
}

function useDays({ first, count, roomId }: Days) {
  return useCall('calendar.span', instantAt(first, 0), instantAt(addDays(first, count), 0), roomId);
}

function joined(one: CalendarView, other: CalendarView): CalendarView {
  const ids = new Set(one.bookings.map(({ id }) => id));
  const closed = new Set(one.closed.map(({ closedTimeId, startsAt }) => `${closedTimeId} ${startsAt}`));
  return {
    rooms: one.rooms,
    bookings: [...one.bookings, ...other.bookings.filter(({ id }) => !ids.has(id))],
    closed: [...one.closed, ...other.closed.filter(({ closedTimeId, startsAt }) => !closed.has(`${closedTimeId} ${startsAt}`))],
  };
}
