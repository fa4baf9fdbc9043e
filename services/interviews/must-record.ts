import type { SessionRow } from '../../db/entities/session.entity';
import { isRunningPhase } from '../../recordings/session/advance';

/** From the entry until the cameras have stopped after the thumbprint; an interruption keeps the phase that it interrupts. */
export function mustRecord(row: Pick<SessionRow, 'phase' | 'recordingStoppedAt'>): boolean {
  return isRunningPhase(row.phase) || (row.phase === 'concluded' && row.recordingStoppedAt === null);
}
