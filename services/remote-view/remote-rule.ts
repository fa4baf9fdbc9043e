import type { SessionRow } from '../../db/entities/session.entity';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { isRunningPhase } from '../../recordings/session/advance';
import type { ErrorCode } from '../contract/errors';
import type { Role } from '../contract/people';
import { shownPhase } from '../interviews/shown-phase';

/** 规定§20, §21: who leads, and legal inspection. */
export const watchingRoles: readonly Role[] = ['department-head', 'supervising-leader', 'agency-head', 'legal-inspection'];

export interface WatchFacts {
  readonly session: Pick<SessionRow, 'phase' | 'startedAt' | 'interruptedSince' | 'suspendedSince'> | undefined;
  readonly room: Pick<RoomIoState, 'line' | 'recordLamp'>;
}

/** Watched is only what is being recorded, and only while the lamp in the room is known to say so; undefined where it may be watched. */
export function watchRefusal({ session, room }: WatchFacts): ErrorCode | undefined {
  const recording = session && session.startedAt !== null && isRunningPhase(shownPhase(session));
  if (!recording) return 'remote.not-recording';
  return room.line === 'online' && room.recordLamp === 'on' ? undefined : 'remote.lamp-not-shown';
}
