import type { BookingDraft } from '../contract/bookings';
import type { PersonTile } from '../contract/people';

/** What an application says, in columns; a booking and a place in the waiting list have the same. */
export function applicationColumns(draft: BookingDraft, by: Pick<PersonTile, 'id' | 'department'>, requestedAt: string) {
  return {
    roomId: draft.roomId,
    purpose: draft.purpose,
    procedure: draft.procedure ?? null,
    startsAt: draft.startsAt,
    endsAt: draft.endsAt,
    caseNumber: draft.enforcementCase.number,
    caseName: draft.enforcementCase.name,
    questionedName: draft.questioned.name,
    questionedRole: draft.questioned.role,
    questionedPosition: draft.questioned.position,
    questionedIdNumber: draft.questioned.idNumber,
    department: by.department,
    requestedById: by.id,
    requestedAt,
  };
}
