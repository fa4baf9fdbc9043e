import type { Page } from 'playwright';
import type { ArchiveEntryView } from '../../services/contract/archive';
import { answer } from '../support/throw-away-kiosk';

/** The recording sealed last, as whoever is signed in may see it. */
export async function archived(desk: Page): Promise<ArchiveEntryView> {
  const { lines } = await answer(desk, 'archive.page', { text: '', group: undefined, order: 'newest' }, undefined);
  const [newest] = lines;
  if (!newest) throw new Error('nothing is registered');
  return answer(desk, 'archive.entry', newest.sessionId);
}
