import type { Instant } from '../../components/instant';
import type { Attendee } from '../../../services/contract/attendees';
import { purposesAmongOfficers } from '../../../services/contract/bookings';
import type { BookingDraft, CaseProcedure, PersonRole, RoomPurpose } from '../../../services/contract/bookings';
import { numberProblem, plainNumber, type DocumentKind } from '../../../services/contract/identity-document';
import type { Role } from '../../../services/contract/people';
import { instantAt } from '../../components/format';
import { findOverlap, spanOf } from './slot';
import type { Slot, Taken } from './slot';

/** The form as it stands. */
export interface RequestDraft extends Slot {
  readonly purpose: RoomPurpose;
  readonly procedure: CaseProcedure;
  readonly caseNumber: string;
  readonly caseName: string;
  readonly personName: string;
  readonly personRole: PersonRole;
  readonly document: DocumentKind;
  readonly idNumber: string;
  readonly workUnit: string;
  readonly position: string;
  readonly phone: string;
  readonly attendees: readonly Attendee[];
}

export function emptyDraft(slot: Slot): RequestDraft {
  return {
    ...slot,
    ...{ purpose: 'questioning', procedure: 'general', personRole: 'party', document: 'resident-id' },
    ...{ caseNumber: '', caseName: '', personName: '', idNumber: '', workUnit: '', position: '', phone: '', attendees: [] },
  };
}

/** Who asks for the room; the main process checks it. */
export const requesters: readonly Role[] = ['inspector', 'department-head'];

type SlotProblem = 'order' | 'overlap' | 'closed' | 'past';
type WordsProblem = 'caseName' | 'person' | 'idNumber';

/** Why the request can't be sent yet; times first, since they show on the grid. */
export function requestProblem(draft: RequestDraft, taken: readonly Taken[], now: Instant): SlotProblem | WordsProblem | undefined {
  return slotProblem(draft, taken, now) ?? wordsProblem(draft);
}

/** What stands against a time, for a new booking and for one that is moved there. */
export function slotProblem(slot: Slot, taken: readonly Taken[], now: Instant, exceptId?: string): SlotProblem | undefined {
  if (slot.to <= slot.from) return 'order';
  const overlap = findOverlap(slot, taken, exceptId);
  if (overlap) return overlap.taken.kind === 'closed' ? 'closed' : 'overlap';
  return instantAt(slot.date, slot.from) <= now ? 'past' : undefined;
}

/** What isn't filled in yet. */
export function wordsProblem(draft: RequestDraft): WordsProblem | undefined {
  if (draft.caseName.trim() === '') return 'caseName';
  if (purposesAmongOfficers.has(draft.purpose)) return undefined;
  if (draft.personName.trim() === '') return 'person';
  const number = plainNumber(draft.idNumber);
  return number !== '' && numberProblem(draft.document, number) ? 'idNumber' : undefined;
}

export function bookingDraft(draft: RequestDraft): BookingDraft {
  // 规定§2: among officers nobody is heard; what was typed before the purpose was chosen isn't sent.
  const among = purposesAmongOfficers.has(draft.purpose);
  return {
    roomId: draft.roomId,
    purpose: draft.purpose,
    procedure: draft.procedure,
    ...spanOf(draft),
    enforcementCase: { number: draft.caseNumber.trim(), name: draft.caseName.trim() },
    questioned: among
      ? { name: '', role: draft.personRole, position: '', idNumber: '' }
      : {
          ...{ name: draft.personName.trim(), role: draft.personRole, document: draft.document, idNumber: plainNumber(draft.idNumber) },
          ...{ workUnit: draft.workUnit.trim(), position: draft.position.trim(), phone: draft.phone.trim() },
        },
    attendees: draft.attendees,
  };
}
