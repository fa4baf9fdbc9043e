import template from './templates/notice.json';

/** 规定§14: the prescribed wording, to the character (its half-width commas included), with agency and inspectors filled in. */
export function noticeWording(agencyNoticeName: string, inspectorNames: readonly string[]): string {
  return template.wording.replace('{agency}', agencyNoticeName).replace('{inspectors}', inspectorNames.join(template.separator));
}
