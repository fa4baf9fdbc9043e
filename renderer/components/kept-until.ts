import type { ArchiveEntryView } from '../../services/contract/archive';
import { t } from '../i18n/zh-cn';

/** 规定§19, 制度§20: the first day on which its destruction may be asked for, or that there is none. */
export function keptUntil({ date }: ArchiveEntryView['keepUntil']): string {
  return date === 'long-term' ? t('archive.longTerm') : t('archive.notBefore', { date });
}
