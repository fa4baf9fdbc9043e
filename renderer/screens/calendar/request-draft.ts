import type { Instant } from '../../components/instant';
import { purposesAmongOfficers } from '../../../services/contract/bookings';
import type { BookingDraft, BookingView, PersonRole, RoomPurpose } from '../../../services/contract/bookings';
import type { Role } from '../../../services/contract/people';
import { instantAt } from '../../components/format';
import { findOverlap } from './slot';
import type { Slot } from './slot';

/** The form as it stands. */
export interface RequestDraft extends Slot {
  readonly purpose: RoomPurpose;
  readonly caseNumber: string;
  readonly caseName: string;
  readonly personName: string;
  readonly personRole: PersonRole;
  readonly position: string;
  readonly idNumber: string;
}

export function emptyDraft(slot: Slot): RequestDraft {
  return { ...slot, purpose: 'questioning', caseNumber: '', caseName: '', personName: '', personRole: 'party', position: '', idNumber: '' };
}

/** Who asks for the room; the main process checks it. */
export const requesters: readonly Role[] = ['inspector', 'department-head'];

export type RequestProblem = 'order' | 'overlap' | 'past' | 'caseName' | 'person';

/** Why the request can't be sent yet; times first, since they show on the grid. */
export function requestProblem(draft: RequestDraft, bookings: readonly BookingView[], now: Instant): RequestProblem | undefined {
  if (draft.to <= draft.from) return 'order';
  if (findOverlap(draft, bookings)) return 'overlap';
  if (instantAt(draft.date, draft.from) <= now) return 'past';
  if (draft.caseName.trim() === '') return 'caseName';
  return draft.personName.trim() === '' && !purposesAmongOfficers.has(draft.purpose) ? 'person' : undefined;
}

export function bookingDraft(draft: RequestDraft, roomId: string): BookingDraft {
  // 规定§2: among officers nobody is heard; what was typed before the purpose was chosen isn't sent.
  const among = purposesAmongOfficers.has(draft.purpose);
  return {
    roomId,
    purpose: draft.purpose,
    startsAt: instantAt(draft.date, draft.from),
    endsAt: instantAt(draft.date, draft.to),
    enforcementCase: { number: draft.caseNumber.trim(), name: draft.caseName.trim() },
    questioned: {
      name: among ? '' : draft.personName.trim(),
      role: draft.personRole,
      position: among ? '' : draft.position.trim(),
      idNumber: among ? '' : draft.idNumber.trim(),
    },
  };
}
