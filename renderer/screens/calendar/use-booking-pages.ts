import { useCallback, useEffect, useRef, useState } from 'react';
import type { BookingCursor, BookingLine } from '../../../services/contract/calendar';
import { call, useEvent } from '../../kiosk/kiosk';

export interface BookingPages {
  readonly lines: readonly BookingLine[];
  readonly error: unknown;
  /** Asks for the page behind the last line, if there is one and it isn't on its way. */
  readonly more: () => void;
}

interface State {
  readonly lines: readonly BookingLine[];
  readonly next: BookingCursor | undefined;
  readonly error: unknown;
}

const nothing: State = { lines: [], next: undefined, error: undefined };

/** The list of bookings as far as it was scrolled: page by page, by keyset; from the top again when something changed. */
export function useBookingPages(text: string, roomId: string | undefined): BookingPages {
  const [state, setState] = useState(nothing);
  const newest = useRef(0);
  const waiting = useRef(false);

  const load = useCallback(
    (after: BookingCursor | undefined) => {
      const own = after ? newest.current : ++newest.current;
      waiting.current = true;
      call('bookings.page', { text, roomId }, after).then(
        ({ lines, next }) => {
          if (own !== newest.current) return;
          waiting.current = false;
          setState((old) => ({ lines: after ? [...old.lines, ...lines] : lines, next, error: undefined }));
        },
        (error: unknown) => {
          if (own !== newest.current) return;
          waiting.current = false;
          setState((old) => ({ ...old, error }));
        },
      );
    },
    [text, roomId],
  );

  useEffect(() => load(undefined), [load]);
  useEvent('bookings.changed', () => load(undefined));
  const { next } = state;
  const more = useCallback(() => {
    if (next && !waiting.current) load(next);
  }, [load, next]);
  return { lines: state.lines, error: state.error, more };
}
