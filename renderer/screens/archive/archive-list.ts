import type { ArchiveLine } from '../../../services/contract/archive';
import { t } from '../../i18n/zh-cn';

/** Where it is, in words. */
export function whereabouts({ whereabouts: where, disc, filedPlace }: Pick<ArchiveLine, 'whereabouts' | 'disc' | 'filedPlace'>): string {
  if (where === 'filed') return filedPlace;
  return t(disc === 'burning' ? 'archive.where.burning' : `archive.where.${where}`);
}
