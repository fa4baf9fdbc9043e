import type { Database } from '../../db/data-source';
import type { RoomIoState } from '../../devices/room-io/room-io';
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
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly parts: AdmissionWatchParts) {}

  /** One sample after the other; rejects where the store does. */
  look(room: Pick<RoomIoState, 'presence'>): Promise<void> {
    const [before, now] = [this.before, room.presence];
    this.before = now;
    if (before !== 'absent' || now !== 'present') return this.work;
    const done = this.work.then(() => this.judge(before, now));
    this.work = done.catch(() => undefined);
    return done;
  }

  private async judge(before: RoomIoState['presence'], now: RoomIoState['presence']): Promise<void> {
    const { db, roomId, preparing, onUnlisted } = this.parts;
    const keyOut = (await db.bookings.live()).some((booking) => booking.roomId === roomId && booking.status === 'keyIssued');
    const inside = (await db.admissions.inside(roomId)).length;
    if (isUnlistedEntry({ before, now, keyOut, inside, preparing: preparing() })) await onUnlisted();
  }
}
