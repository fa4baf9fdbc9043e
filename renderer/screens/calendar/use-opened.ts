import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenedBooking } from '../../../services/contract/calendar';
import { call, useEvent } from '../../kiosk/kiosk';

export interface Opened {
  readonly data: OpenedBooking | undefined;
  readonly error: unknown;
  readonly reload: () => void;
}

/** The booking that is opened, if one is; it follows what others do with it. */
export function useOpened(id: string | undefined): Opened {
  const [answer, setAnswer] = useState<
    { readonly id: string; readonly data: OpenedBooking | undefined; readonly error: unknown } | undefined
  >();
  const newest = useRef(0);
  const reload = useCallback(() => {
    const own = ++newest.current;
    if (id === undefined) return;
    call('booking.open', id).then(
      (data) => own === newest.current && setAnswer({ id, data, error: undefined }),
      (error: unknown) => own === newest.current && setAnswer({ id, data: undefined, error }),
    );
  }, [id]);
  useEffect(reload, [reload]);
  useEvent('bookings.changed', reload);
  useEvent('session.changed', reload);
  const own = answer?.id === id ? answer : undefined;
  return { data: own?.data, error: own?.error, reload };
}
