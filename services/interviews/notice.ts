import type { SessionRow } from '../../db/entities/session.entity';
import type { RoomPurpose } from '../contract/bookings';
import { noticeSteps, type NoticeStep } from '../contract/notice';
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

/** Where each step of the notice is kept. */
export const stepColumn = {
  'credentials-shown': 'credentialsShownAt',
  'notice-read': 'noticeReadAt',
  'rights-told': 'rightsToldAt',
} as const satisfies Record<NoticeStep, keyof SessionRow>;

/** 规定§14: the steps that this purpose asks for and that aren't on the recording. */
export function noticeMissing(purpose: RoomPurpose, row: Pick<SessionRow, (typeof stepColumn)[NoticeStep]>): readonly NoticeStep[] {
  return purposeRules[purpose].notice ? noticeSteps.filter((step) => row[stepColumn[step]] === null) : [];
}
