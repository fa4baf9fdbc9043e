import type { ArchiveEntryView } from '../../../services/contract/archive';
import { t } from '../../i18n/zh-cn';

export type Whereabouts = 'to-hand-over' | 'with-administrator' | 'on-disc' | 'filed';

/** How far a recording has come on its way into the archive. */
export function whereNow(entry: Pick<ArchiveEntryView, 'handover' | 'discPair' | 'filed'>): Whereabouts {
  if (entry.filed) return 'filed';
  if (entry.discPair?.state === 'certified' || entry.discPair?.state === 'verified') return 'on-disc';
  return entry.handover.handedOverAt && entry.handover.receivedAt ? 'with-administrator' : 'to-hand-over';
}

/** Where it is, in words. */
export function whereabouts(entry: ArchiveEntryView): string {
  if (entry.filed) return entry.filed.place;
  if (entry.discPair?.state === 'burning') return t('archive.where.burning');
  return t(`archive.where.${whereNow(entry)}`);
}

/** Whether the words typed occur in what the register holds (规定§17). */
export function matches(entry: ArchiveEntryView, search: string): boolean {
  const fields = [
    entry.registrationCode,
    entry.enforcementCase.name,
    entry.enforcementCase.number,
    entry.questionedName,
    entry.discPair?.number ?? '',
    ...entry.producers,
  ];
  const text = fields.join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
