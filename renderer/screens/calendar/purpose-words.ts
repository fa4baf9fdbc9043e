import type { CalendarBooking } from '../../../services/contract/calendar';
import { t } from '../../i18n/zh-cn';

/** What a booking is for; of a questioning also whom. */
export function purposeWords({ purpose, questionedRole }: Pick<CalendarBooking, 'purpose' | 'questionedRole'>): string {
  return purpose === 'questioning' ? `${t('purpose.questioning')}${t(`personRole.${questionedRole}`)}` : t(`purpose.${purpose}`);
}
