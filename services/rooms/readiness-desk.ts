import type { Database } from '../../db/data-source';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { DailyCheckDraft, ReadinessView } from '../contract/room-use';
import { officeDate } from './office-calendar';
import type { Publish } from './publish';
import { readReadiness } from './read-readiness';
import type { DailyCheckSetting } from './room-readiness';

export interface ReadinessParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  readonly roomId: string;
  readonly dailyCheck?: DailyCheckSetting | undefined;
}

/** 规定§4, §7: who answers for this room, and the day's look at it. */
export class ReadinessDesk {
  constructor(private readonly parts: ReadinessParts) {}

  view(): Promise<ReadinessView> {
    const { db, roomId, dailyCheck, clock } = this.parts;
    return readReadiness(db, roomId, clock(), dailyCheck);
  }

  /** The first responsible person: the head of the department that has the room (规定§4). */
  async setResponsible(name: string, position: string, by: PersonTile): Promise<ReadinessView> {
    const { db, audit, roomId, clock } = this.parts;
    if (name.trim() === '') throw new Refusal('input.invalid', { field: 'name' });
    await db.readiness.appendResponsible({
      ...{ roomId, name: name.trim(), position: position.trim(), registeredAt: clock().toISOString(), registeredById: by.id },
    });
    await audit.record(by.id, 'room.responsible', roomId, name.trim());
    return this.changed();
  }

  /** Devices and cleanliness as found; what isn't good says what. The newest of the day holds. */
  async check({ devices, cleanliness, note }: DailyCheckDraft, by: PersonTile): Promise<ReadinessView> {
    const { db, audit, roomId, clock } = this.parts;
    const good = devices === 'good' && cleanliness === 'good';
    if (!good && note.trim() === '') throw new Refusal('input.invalid', { field: 'note' });
    const checkedAt = clock().toISOString();
    await db.readiness.appendCheck({
      ...{ roomId, checkedOn: officeDate(clock()), checkedAt, checkedById: by.id, devices, cleanliness, note: note.trim() },
    });
    await audit.record(by.id, 'room.daily-check', roomId, `devices ${devices}, cleanliness ${cleanliness}`);
    return this.changed();
  }

  private async changed(): Promise<ReadinessView> {
    this.parts.publish('bookings.changed', { bookingId: '' });
    return this.view();
  }
}
