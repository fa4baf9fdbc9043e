import type { Database } from '../../db/data-source';
import { lineNumber } from '../registers/register-cells';

/** The room's sound, where the room has no microphone of its own: whatever is wired into the cameras. */
export const soundId = 'sound';

/** Devices that an open fault took out of use (制度§17（三）), with the fault's number in the register. */
export type OutOfUse = ReadonlyMap<string, string>;

export async function readOutOfUse(db: Database, roomId: string): Promise<OutOfUse> {
  const open = await db.faults.open(roomId);
  return new Map(
    open.flatMap((fault) => (fault.deviceId === null || fault.outOfUseAt === null ? [] : [[fault.deviceId, lineNumber(fault)] as const])),
  );
}

/** Kinds without one of which nothing can be held in the room: nothing would be seen, heard or shut (规定§3, §6, §12). */
const essential: ReadonlySet<string> = new Set(['camera', 'microphone', 'lock']);

/** The devices that are the last of an essential kind and out of use; with none the room can be used. */
export function missingEssentials<D extends { readonly id: string; readonly kind: string }>(
  devices: readonly D[],
  outOfUse: OutOfUse,
): readonly D[] {
  return devices.filter(({ kind }) => essential.has(kind) && devices.every((other) => other.kind !== kind || outOfUse.has(other.id)));
}
