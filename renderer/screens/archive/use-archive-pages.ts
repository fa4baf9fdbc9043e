import { useRef } from 'react';
import type { ArchiveCursor, ArchiveLine, ArchivePage, ArchiveQuery, DiscPairView } from '../../../services/contract/archive';
import { usePages, type Pages } from '../../components/use-pages';
import { call, useEvent } from '../../kiosk/kiosk';

/** Sealed recordings as far as they were asked for; anew when a booking or the state of a pair of discs changes. */
export function useArchivePages(query: ArchiveQuery): Pages<ArchiveLine, ArchivePage> {
  const pages = usePages<ArchiveLine, ArchiveCursor, ArchivePage>(JSON.stringify(query), (after) => call('archive.page', query, after));
  const states = useRef(new Map<string, DiscPairView['state']>());
  useEvent('bookings.changed', pages.reload);
  useEvent('disc.changed', ({ id, state }) => {
    // A pair tells of every step of its burning; the list shows its state alone.
    if (states.current.get(id) === state) return;
    states.current.set(id, state);
    pages.reload();
  });
  return pages;
}
