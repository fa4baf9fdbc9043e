import type { RoomIoState } from '../../devices/room-io/room-io';
import { isRunningPhase } from '../../recordings/session/advance';
import type { ErrorCode } from '../contract/errors';
import type { Role } from '../contract/people';

/** 规定§20, §21: who leads, and legal inspection. */
export const watchingRoles: readonly Role[] = ['department-head', 'supervising-leader', 'agency-head', 'legal-inspection'];

export interface WatchFacts {
  readonly session: { readonly phase: string; readonly startedAt: string | null; readonly interruptedSince: string | null } | undefined;
  readonly room: Pick<RoomIoState, 'line' | 'recordLamp'>;
}

/** Watched is only what is being recorded, and only while the lamp in the room is known to say so; undefined where it may be watched. */
export function watchRefusal({ session, room }: WatchFacts): ErrorCode | undefined {
  const recording = session && isRunningPhase(session.phase) && session.startedAt !== null && session.interruptedSince === null;
  if (!recording) return 'remote.not-recording';
  return room.line === 'online' && room.recordLamp === 'on' ? undefined : 'remote.lamp-not-shown';
}
