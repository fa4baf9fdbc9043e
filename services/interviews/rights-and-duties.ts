import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { SessionRow } from '../../db/entities/session.entity';
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
function toldUnkept(purpose: RoomPurpose): RightsAndDuties {
  if (!purposeRules[purpose].notice) return { rights: [], duties: [] };
  return purpose === 'questioning' ? template.questioned : template.heard;
}

/** As they were told; before that, as they will be. */
export function toldIn(
  notes: readonly SessionNoteRow[],
  { rightsToldAt }: Pick<SessionRow, 'rightsToldAt'>,
  purpose: RoomPurpose,
): RightsAndDuties {
  const kept = notes.findLast(({ kind }) => kind === 'rights-told');
  if (kept) return JSON.parse(kept.text) as RightsAndDuties;
  return rightsToldAt === null ? rightsAndDuties(purpose) : toldUnkept(purpose);
}
