import type { Database } from '../../db/data-source';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { OneAtATime } from '../../devices/one-at-a-time';
import { isUnlistedEntry } from './admission-rule';

export interface AdmissionWatchParts {
  readonly db: Database;
  readonly roomId: string;
  /** Whether the administrator is getting the room ready, or a session is open in it. */
  readonly preparing: () => boolean;
  readonly onUnlisted: () => Promise<void>;
}

/** Looks at who comes into the room while nobody has its key (规定§2). */
export class AdmissionWatch {
  private before: RoomIoState['presence'] = 'unknown';
  private readonly turn = new OneAtATime();

  constructor(private readonly parts: AdmissionWatchParts) {}

  /** One sample after the other; rejects where the store does. */
  look(room: Pick<RoomIoState, 'presence'>): Promise<void> {
    const [before, now] = [this.before, room.presence];
    this.before = now;
    return this.turn.run(() => (before === 'absent' && now === 'present' ? this.judge(before, now) : Promise.resolve()));
  }

  private async judge(before: RoomIoState['presence'], now: RoomIoState['presence']): Promise<void> {
    const { db, roomId, preparing, onUnlisted } = this.parts;
    const keyOut = (await db.bookings.withKeyOut(roomId)) !== undefined;
    const inside = (await db.admissions.inside(roomId)).length;
    if (isUnlistedEntry({ before, now, keyOut, inside, preparing: preparing() })) await onUnlisted();
  }
}
