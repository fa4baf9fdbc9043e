import type { PersonTile } from '../contract/people';
import type { CheckedDraft } from './booking-draft';
import { personColumns } from './questioned-person';

/** What an application says, in columns; a booking and a place in the waiting list have the same. */
export function applicationColumns(draft: CheckedDraft, by: Pick<PersonTile, 'id' | 'department'>, requestedAt: string) {
  return {
    roomId: draft.roomId,
    purpose: draft.purpose,
    procedure: draft.procedure ?? null,
    startsAt: draft.startsAt,
    endsAt: draft.endsAt,
    caseNumber: draft.enforcementCase.number,
    caseName: draft.enforcementCase.name,
    ...personColumns(draft.questioned),
    department: by.department,
    requestedById: by.id,
    requestedAt,
  };
}
