import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { Instant } from '../../recordings/session/instant';
import type { Role } from '../contract/people';
import { nextStage, type BookingStage, type BookingStep } from './booking-state';

/** A booking as one object: where it stands and who brought it there, step by step. */
export interface BookingProgress {
  readonly stage: BookingStage;
  /** Of the application itself, which is before every step. */
  readonly requestedAt: Instant;
  readonly requestedById: string;
  readonly department: string;
  readonly deeds: readonly Deed[];
}

export interface Deed {
  readonly step: BookingStep;
  readonly at: Instant;
  readonly byId: string;
}

/** `system` is the room itself: the entry that its sensors see, the end that the questioned person signs. */
export type Actor =
  { readonly kind: 'system' } | { readonly kind: 'person'; readonly id: string; readonly role: Role; readonly department: string };

export type Taken =
  { readonly taken: true; readonly progress: BookingProgress } | { readonly taken: false; readonly why: 'wrong-stage' | 'not-allowed' };

type Asker = Pick<BookingProgress, 'requestedById' | 'department'>;

/** Takes one step: it must come next (规定§11) and be this person's. When it was is written down as the clock says; a clock that was set back must not keep a key from coming back. */
export function takeStep(progress: BookingProgress, step: BookingStep, actor: Actor, at: Instant): Taken {
  const stage = nextStage(progress.stage, step);
  if (!stage) return { taken: false, why: 'wrong-stage' };
  if (!isTheirs(step, progress, actor)) return { taken: false, why: 'not-allowed' };
  const byId = actor.kind === 'person' ? actor.id : 'system';
  return { taken: true, progress: { ...progress, stage, deeds: [...progress.deeds, { step, at, byId }] } };
}

/** Whose step it is: 审批 by the head of the department or the administrator and never by who asked; keys and devices are the administrator's (规定§9, §11, §12). */
export function isTheirs(step: BookingStep, booking: Asker, actor: Actor): boolean {
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
