import type { ObstacleView } from '../contract/room-use';
import type { Role } from '../contract/people';
import type { BookingStage } from './booking-state';
import { nextStage } from './booking-state';

/** How long before the start the room may be opened, ms. */
const leadMs = 30 * 60 * 1000;

export interface UnlockFacts {
  readonly stage: BookingStage;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Who opens. */
  readonly role: Role;
  /** Who gets the key. */
  readonly toId: string;
  /** Who asked, and the colleagues whom the application names. */
  readonly namedIds: readonly string[];
  /** The name of who still has the key from another booking. */
  readonly keyOutWith: string | undefined;
  readonly obstacle: ObstacleView | undefined;
}

export type UnlockRefusal =
  | { readonly why: 'not-administrator' }
  | { readonly why: 'wrong-stage' }
  | { readonly why: 'outside-window'; readonly from: string; readonly until: string }
  | { readonly why: 'not-named' }
  | { readonly why: 'key-out'; readonly holder: string }
  | { readonly why: 'not-ready'; readonly obstacle: ObstacleView };

/**
 * 规定§9, §11: the lock opens only by the administrator, for somebody whom an approved and registered booking names, within its time,
 * while the one key is here and nothing stands against the room. Undefined where it may be opened.
 */
export function unlockRefusal(facts: UnlockFacts, now: Date): UnlockRefusal | undefined {
  if (facts.role !== 'room-administrator') return { why: 'not-administrator' };
  if (!nextStage(facts.stage, 'issue-key')) return { why: 'wrong-stage' };
  if (!mayOpen(facts, now)) return { why: 'outside-window', from: openFrom(facts), until: facts.endsAt };
  if (!facts.namedIds.includes(facts.toId)) return { why: 'not-named' };
  if (facts.keyOutWith !== undefined) return { why: 'key-out', holder: facts.keyOutWith };
  return facts.obstacle && { why: 'not-ready', obstacle: facts.obstacle };
}

/** Whether the room may be opened for the booking now: from 30 minutes before its start to its end. */
export function mayOpen(booking: Pick<UnlockFacts, 'startsAt' | 'endsAt'>, now: Date): boolean {
  const at = now.toISOString();
  return at >= openFrom(booking) && at < booking.endsAt;
}

function openFrom({ startsAt }: Pick<UnlockFacts, 'startsAt'>): string {
  return new Date(Date.parse(startsAt) - leadMs).toISOString();
}

/** An unlocking outside every booking: a reason, and two people who aren't one. */
export function emergencyRefusal(reason: string, firstId: string, secondId: string): 'no-reason' | 'same-person' | undefined {
  if (reason.trim() === '') return 'no-reason';
  return firstId === secondId ? 'same-person' : undefined;
}
