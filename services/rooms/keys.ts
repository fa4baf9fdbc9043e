import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import { OneAtATime } from '../../devices/one-at-a-time';
import type { RoomIo } from '../../devices/room-io/room-io';
import type { AuditLog } from '../audit/audit-log';
import type { BookingView } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { mustRecord } from '../interviews/must-record';
import { acknowledged } from './acknowledged';
import { staffRefusal } from './admission-rule';
import { nextStage, type BookingStage } from './booking-state';
import { readBookingView } from './booking-view';
import { doorLock } from './door-lock';
import { officeDate } from './office-calendar';
import type { Publish } from './publish';
import { readReadiness, refusalOfObstacle } from './read-readiness';
import { registerBooking } from './register-booking';
import { unlockObstacle, type DailyCheckSetting } from './room-readiness';
import { readStage, stepBooking } from './step-booking';
import { unlockRefusal, type UnlockRefusal } from './unlock-rule';

export interface KeyParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly roomIo: RoomIo;
  readonly clock: () => Date;
  readonly publish: Publish;
  readonly dailyCheck?: DailyCheckSetting | undefined;
  /** A booking gave its room back. */
  readonly onFreed?: (roomId: string) => Promise<void>;
}

/** 规定§9, §11: the administrator holds the key, hands it to who asked for the room, and takes it back after cleaning. */
export class Keys {
  private readonly turn = new OneAtATime();
  private readonly door;

  constructor(private readonly parts: KeyParts) {
    this.door = doorLock(parts.roomIo);
  }

  /**
   * Unlocks the door and, once the board has acknowledged, registers the key, to who asked or to a colleague whom the booking names.
   * What isn't registered yet is registered first. A room without an electric lock hands out the key alone. Refuses with `booking.wrong-state` (not approved, outside
   * 30 min before the start to the end, or { holder } when somebody still has the key), `room.*` where the room isn't ready, `key.not-named`,
   * `authorisation.*` where the file has only lapsed ones of that person (规定§9), or the board's `room-io.*`.
   */
  issueKey(bookingId: string, by: PersonTile, toId?: string): Promise<BookingView> {
    return this.turn.run(async () => {
      const { db } = this.parts;
      const { row, stage } = await readStage(db, bookingId);
      const to = toId ?? row.requestedById;
      await this.expectUnlockable(row, stage === 'approved' ? 'registered' : stage, to, by);
      if (stage === 'approved') await registerBooking(this.parts, bookingId, by);
      const opened = await this.door.unlock();
      const at = this.parts.clock().toISOString();
      try {
        await stepBooking(db, bookingId, { step: 'issue-key', by, at }, async () => {
          await db.keys.append({ roomId: row.roomId, bookingId, kind: 'issued', fromId: by.id, toId: to, at });
          return {};
        });
      } catch (problem) {
        // A door that nobody is registered for must not stay open.
        await this.door.lock().catch(() => undefined);
        throw problem;
      }
      await this.parts.audit.record(by.id, 'key.issued', bookingId, opened === 'electric' ? to : `${to}, no electric lock: the key alone`);
      return this.changed(bookingId, by);
    });
  }

  /** Cleaned after the use, by who used the room or by the administrator (规定§11); the key comes back after it. Refuses with `session.busy` while the session runs. */
  clean(bookingId: string, by: PersonTile): Promise<BookingView> {
    return this.turn.run(async () => {
      await this.cleanNow(bookingId, by);
      return this.changed(bookingId, by);
    });
  }

  /** Locked, light off, key back; what nobody confirmed as cleaned is confirmed by this. Refuses with `session.busy` while the session runs, `room.occupied` while somebody is inside. */
  returnKey(bookingId: string, by: PersonTile): Promise<BookingView> {
    return this.turn.run(async () => {
      const { db, roomIo } = this.parts;
      const { row, stage } = await readStage(db, bookingId);
      if (by.role !== 'room-administrator') throw new Refusal('people.not-allowed', { name: by.name });
      await this.expectNotRecording(bookingId);
      const afterCleaning = nextStage(stage, 'clean') ?? stage;
      if (!nextStage(afterCleaning, 'return-key')) throw new Refusal('booking.wrong-state', { status: row.status });
      await this.expectEmpty(row.roomId);
      await this.door.lock();
      await acknowledged(() => roomIo.set('light', false));
      if (afterCleaning !== stage) await this.cleanNow(bookingId, by);
      const at = this.parts.clock().toISOString();
      await stepBooking(db, bookingId, { step: 'return-key', by, at }, async () => {
        const fromId = (await db.keys.newest(row.roomId))?.toId ?? row.requestedById;
        await db.keys.append({ roomId: row.roomId, bookingId, kind: 'returned', fromId, toId: by.id, at });
        return {};
      });
      await this.parts.audit.record(by.id, 'key.returned', bookingId, 'cleaned, locked, light off');
      await this.parts.onFreed?.(row.roomId);
      return this.changed(bookingId, by);
    });
  }

  /** Locks a door that was opened outside a booking. Refuses with `room.occupied`. */
  lock(roomId: string, by: PersonTile): Promise<void> {
    return this.turn.run(async () => {
      await this.expectEmpty(roomId);
      const locked = await this.door.lock();
      if (locked === 'by-key') throw new Refusal('door.no-electric-lock');
      await this.parts.audit.record(by.id, 'door.locked', roomId, 'ok');
    });
  }

  /** The name of who has the key of the room; empty before its first movement. */
  async holderName(roomId: string): Promise<string> {
    const id = (await this.parts.db.keys.newest(roomId))?.toId;
    return id === undefined ? '' : ((await this.parts.db.people.byId(id))?.name ?? '');
  }

  private async expectUnlockable(row: BookingRow, stage: BookingStage, toId: string, by: PersonTile): Promise<void> {
    const { db, clock, dailyCheck } = this.parts;
    const newest = await db.keys.newest(row.roomId);
    const persons = await db.bookingPersons.ofBooking(row.id);
    const { obstacles } = await readReadiness(db, row.roomId, clock(), dailyCheck);
    const { startsAt, endsAt } = row;
    const namedIds = [row.requestedById, ...persons.flatMap(({ personId }) => (personId === null ? [] : [personId]))];
    const keyOutWith = newest?.kind === 'issued' ? await this.holderName(row.roomId) : undefined;
    const obstacle = unlockObstacle(obstacles);
    const refusal = unlockRefusal({ stage, startsAt, endsAt, role: by.role, toId, namedIds, keyOutWith, obstacle }, clock());
    if (refusal) throw refusalToUnlock(refusal, row.status, by);
    const expired = staffRefusal(await db.admissions.authorisationsOf(toId), officeDate(clock()));
    if (expired) throw expired;
  }

  private async cleanNow(bookingId: string, by: PersonTile): Promise<void> {
    await this.expectNotRecording(bookingId);
    const at = this.parts.clock().toISOString();
    await stepBooking(this.parts.db, bookingId, { step: 'clean', by, at }, () => ({ cleanedAt: at, cleanedById: by.id }));
    await this.parts.audit.record(by.id, 'booking.cleaned', bookingId, 'ok');
  }

  private async expectNotRecording(bookingId: string): Promise<void> {
    const session = await this.parts.db.sessions.byBooking(bookingId);
    if (session && mustRecord(session)) throw new Refusal('session.busy');
  }

  private async expectEmpty(roomId: string): Promise<void> {
    // Who came in unlisted was never seen to leave: of them only the sensor can tell.
    const inside = (await this.parts.db.admissions.inside(roomId)).filter(({ standing }) => standing !== 'unlisted');
    // The sensor alone stops nothing: who presses this may stand in the room. The handle inside opens the door whatever the lock does.
    if (inside.length > 0) throw new Refusal('room.occupied', { names: inside.map(({ name }) => name).join('、') });
  }

  private async changed(bookingId: string, by: PersonTile): Promise<BookingView> {
    this.parts.publish('bookings.changed', { bookingId });
    const row = await this.parts.db.bookings.byId(bookingId);
    if (!row) throw new Refusal('booking.unknown');
    return readBookingView(this.parts.db, row, by);
  }
}

function refusalToUnlock(refusal: UnlockRefusal, status: string, by: PersonTile): Refusal {
  switch (refusal.why) {
    case 'not-administrator':
      return new Refusal('people.not-allowed', { name: by.name });
    case 'wrong-stage':
      return new Refusal('booking.wrong-state', { status });
    case 'outside-window':
      return new Refusal('booking.wrong-state', { status, from: refusal.from, until: refusal.until });
    case 'key-out':
      return new Refusal('booking.wrong-state', { status, holder: refusal.holder });
    case 'not-named':
      return new Refusal('key.not-named');
    case 'not-ready':
      return refusalOfObstacle(refusal.obstacle);
  }
}
