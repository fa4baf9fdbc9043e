import type { ArchiveCursor, ArchiveLine, ArchivePage, ArchiveQuery } from '../../../services/contract/archive';
import { usePages, type Pages } from '../../components/use-pages';
import { call, useEvent } from '../../kiosk/kiosk';
import { useDiscState } from './use-disc-state';

/** Sealed recordings as far as they were asked for; anew when a booking or the state of a pair of discs changes. */
export function useArchivePages(query: ArchiveQuery): Pages<ArchiveLine, ArchivePage> {
  const pages = usePages<ArchiveLine, ArchiveCursor, ArchivePage>(JSON.stringify(query), (after) => call('archive.page', query, after));
  useEvent('bookings.changed', pages.reload);
  useDiscState(pages.reload);
  return pages;
}
