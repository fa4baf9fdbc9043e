import type { ChainLinkName } from '../../../services/contract/bookings';
import { t } from '../../i18n/zh-cn';

/** Whose turn a link is, for the sentence shown to everyone else. */
export function whoDoes(link: ChainLinkName): string {
  switch (link) {
    case 'request':
      return t('who.requester');
    case 'approval':
      return t('who.approver');
    case 'key':
    case 'device-check':
    case 'cleaning':
      return t('who.administrator');
    case 'entry':
    case 'notice':
    case 'questioning':
    case 'review':
    case 'signature':
    case 'thumbprint':
    case 'seal':
    case 'handover':
      return t('who.inspectors');
    case 'discs':
    case 'filing':
      return t('who.office');
  }
}
