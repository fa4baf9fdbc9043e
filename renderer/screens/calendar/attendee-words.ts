import type { Attendee } from '../../../services/contract/attendees';
import { t } from '../../i18n/zh-cn';

/** `何律师　律师　南方律师事务所` */
export function attendeeWords({ name, kind, organisation }: Attendee): string {
  return [name, t(`attendee.${kind}`), organisation].filter(Boolean).join('　');
}

/** Their names, or 无. */
export function attendeeNames(attendees: readonly Attendee[]): string {
  return attendees.length === 0 ? t('request.nobody') : attendees.map(({ name }) => name).join('、');
}
