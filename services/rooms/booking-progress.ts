import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { Role } from '../contract/people';
import { bookingSteps, nextStage, type BookingStage, type BookingStep } from './booking-state';

/** Where a booking stands, and whose it is; who brought it there, and when, are the lines of `booking_events`. */
export interface BookingProgress {
  readonly stage: BookingStage;
  readonly requestedById: string;
  readonly department: string;
}

/** `system` is the room itself: the entry that its sensors see, the end that the questioned person signs. */
export type Actor =
  { readonly kind: 'system' } | { readonly kind: 'person'; readonly id: string; readonly role: Role; readonly department: string };

export type Taken =
  { readonly taken: true; readonly stage: BookingStage } | { readonly taken: false; readonly why: 'wrong-stage' | 'not-allowed' };

/** Takes one step: it must come next (规定§11) and be this person's. A clock that was set back doesn't keep a key from coming back. */
export function takeStep(progress: BookingProgress, step: BookingStep, actor: Actor): Taken {
  const stage = nextStage(progress.stage, step);
  if (!stage) return { taken: false, why: 'wrong-stage' };
  return isTheirs(step, progress, actor) ? { taken: true, stage } : { taken: false, why: 'not-allowed' };
}

/** Every step that this person may take now. */
export function stepsOf(progress: BookingProgress, actor: Actor): readonly BookingStep[] {
  return bookingSteps.filter((step) => takeStep(progress, step, actor).taken);
}

/** Whose step it is: 审批 by the head of the department or the administrator and never by who asked; keys and devices are the administrator's (规定§9, §11, §12). */
export function isTheirs(step: BookingStep, booking: Omit<BookingProgress, 'stage'>, actor: Actor): boolean {
  if (actor.kind === 'system') return step === 'use' || step === 'end-use';
  const administrator = actor.role === 'room-administrator';
  const head = actor.role === 'department-head' && actor.department === booking.department;
  const asker = actor.id === booking.requestedById;
  switch (step) {
    case 'ask-more':
    case 'approve':
    case 'reject':
      return (administrator || head) && !asker;
    case 'answer-more':
      return asker;
    case 'cancel':
    case 'change':
      return asker || administrator || head;
    case 'register':
    case 'issue-key':
    case 'check-devices':
    case 'return-key':
      return administrator;
    case 'abandon':
      return administrator || actor.role === 'inspector';
    case 'clean':
      return administrator || asker;
    case 'use':
      return false;
    case 'end-use':
    case 'hand-over':
      return actor.role === 'inspector' || administrator;
    case 'file':
      return actor.role === 'office-staff' || administrator;
  }
}

type BookingColumns = Pick<BookingRow, 'status' | 'moreAskedAt' | 'registeredAt' | 'cleanedAt'>;
type SessionColumns = Pick<SessionRow, 'phase' | 'startedAt' | 'endedAt' | 'receivedAt' | 'filedAt'>;

/** Where the rows say that a booking stands: one fact is one column, and the stage follows from them. */
export function stageOfRows(booking: BookingColumns, session: SessionColumns | undefined): BookingStage {
  const held = session && session.phase !== 'abandoned' ? session : undefined;
  const checked = held !== undefined && held.phase !== 'preparing';
  switch (booking.status) {
    case 'rejected':
    case 'cancelled':
      return booking.status;
    case 'approved':
      if (booking.registeredAt === null) return 'approved';
      return checked ? 'checked' : 'registered';
    case 'keyIssued':
      if (held?.endedAt != null) return booking.cleanedAt === null ? 'used' : 'cleaned';
      if (held?.startedAt != null) return 'in-use';
      if (booking.cleanedAt !== null) return 'cleaned-unused';
      return checked ? 'ready' : 'key-issued';
    case 'keyReturned':
      if (held?.startedAt == null) return 'closed-unused';
      if (held.filedAt !== null) return 'filed';
      return held.receivedAt === null ? 'key-returned' : 'handed-over';
    default:
      return booking.moreAskedAt === null ? 'requested' : 'more-asked';
  }
}
