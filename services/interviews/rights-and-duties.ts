import type { RoomPurpose } from '../contract/bookings';
import type { RightsAndDuties } from '../contract/notice';
import { purposeRules } from '../rooms/purpose-rule';
import template from './templates/rights.json';

/** 规定§14: the rights and duties of who is questioned or heard, as 法制稽查 words them; none among officers. */
export function rightsAndDuties(purpose: RoomPurpose): RightsAndDuties {
  const told = toldUnkept(purpose);
  return purposeRules[purpose].notice ? { ...told, questions: template.questions as RightsAndDuties['questions'] } : told;
}

/** Told before their wording was kept: nothing was asked that could be printed. */
export function toldUnkept(purpose: RoomPurpose): RightsAndDuties {
  if (!purposeRules[purpose].notice) return { rights: [], duties: [] };
  return purpose === 'questioning' ? template.questioned : template.heard;
}

/** As they were told; undefined before. */
export function toldOf(text: string | undefined): RightsAndDuties | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as RightsAndDuties);
}
