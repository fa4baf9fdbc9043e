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
  /** The room is seen empty again: whoever came in unlisted has left. */
  readonly onEmpty: () => Promise<void>;
}

/** Looks at who comes into the room while nobody has its key (规定§2). */
export class AdmissionWatch {
  private before: Pick<RoomIoState, 'presence' | 'door'> = { presence: 'unknown', door: 'unknown' };
  /** The door opened since somebody was seen: nobody goes out through one that stayed closed, however still the sensor is. */
  private opened = false;
  private readonly turn = new OneAtATime();

  constructor(private readonly parts: AdmissionWatchParts) {}

  /** One sample after the other; rejects where the store does. */
  look({ presence, door }: Pick<RoomIoState, 'presence' | 'door'>): Promise<void> {
    const { before } = this;
    this.before = { presence, door };
    if (before.door === 'closed' && door !== 'closed') this.opened = true;
    if (before.presence === presence) return Promise.resolve();
    const mayHaveLeft = this.opened || door !== 'closed';
    this.opened = false;
    return this.turn.run(async () => {
      if (before.presence === 'absent' && presence === 'present') await this.judge(before.presence, presence);
      else if (before.presence === 'present' && presence === 'absent' && mayHaveLeft) await this.parts.onEmpty();
    });
  }

  private async judge(before: RoomIoState['presence'], now: RoomIoState['presence']): Promise<void> {
    const { db, roomId, preparing, onUnlisted } = this.parts;
    const keyOut = (await db.bookings.withKeyOut(roomId)) !== undefined;
    const inside = (await db.admissions.inside(roomId)).length;
    if (isUnlistedEntry({ before, now, keyOut, inside, preparing: preparing() })) await onUnlisted();
  }
}
