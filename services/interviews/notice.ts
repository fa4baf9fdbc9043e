import type { RoomPurpose } from '../contract/bookings';
import { purposeRules } from '../rooms/purpose-rule';
import template from './templates/notice.json';

/**
 * The prescribed wording, to the character (its half-width commas included): of a questioning 规定§14's with agency and inspectors filled in; what
 * isn't one is announced as 规程§8 says; empty among officers.
 */
export function noticeWording(purpose: RoomPurpose, agencyNoticeName: string, inspectorNames: readonly string[]): string {
  if (!purposeRules[purpose].notice) return '';
  if (purpose !== 'questioning') return template.otherWording;
  return template.wording.replace('{agency}', agencyNoticeName).replace('{inspectors}', inspectorNames.join(template.separator));
}
