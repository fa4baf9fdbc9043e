import type { SessionRow } from '../../db/entities/session.entity';
import type { SessionPhase } from '../../recordings/session/session-state';

/** The phase of a row, or what holds it up. */
export function shownPhase({
  phase,
  interruptedSince,
  suspendedSince,
}: Pick<SessionRow, 'phase' | 'interruptedSince' | 'suspendedSince'>): SessionPhase {
  if (suspendedSince) return 'suspended';
  return interruptedSince ? 'interrupted' : (phase as SessionPhase);
}
