import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import { RoomIoError, type RoomIo } from '../../devices/room-io/room-io';
import type { AuditLog } from '../audit/audit-log';
import type { BookingStatus, BookingView } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { mustRecord } from '../interviews/must-record';
import { nextStatus } from './booking-state';
import { readBookingView } from './booking-view';
import type { Publish } from './publish';

/** How long before the start the room may be opened, ms. */
const keyLeadMs = 30 * 60 * 1000;

export interface KeyParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly roomIo: RoomIo;
  readonly clock: () => Date;
  readonly publish: Publish;
}

/** 规定§9, §11: the administrator holds the key, hands it to who asked for the room, and takes it back after cleaning. */
export class Keys {
  private work: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: KeyParts) {}

  /**
   * Unlocks the door and, once the board has acknowledged, registers the key. Refuses with `booking.wrong-state` (not approved,
   * outside 30 min before the start to the end, or { holder } when somebody still has the key) or with the board's `room-io.*`.
   */
  issueKey(bookingId: string, by: PersonTile): Promise<BookingView> {
    return this.inTurn(async () => {
      const { db, roomIo } = this.parts;
      const { row, status } = await this.expect(bookingId, 'issue-key');
      if (!mayOpen(row, this.parts.clock()))
        throw new Refusal('booking.wrong-state', { status: row.status, from: openFrom(row), until: row.endsAt });
      await this.expectKeyHere(row);
      await acknowledged(() => roomIo.unlock());
      const at = this.parts.clock().toISOString();
      try {
        await db.transaction(async () => {
          await db.bookings.update(bookingId, { status });
          await db.keys.append({ roomId: row.roomId, bookingId, kind: 'issued', fromId: by.id, toId: row.requestedById, at });
        });
      } catch (problem) {
        // A door that nobody is registered for must not stay open.
        await roomIo.lock().catch(() => undefined);
        throw problem;
      }
      await this.parts.audit.record(by.id, 'key.issued', bookingId, row.requestedById);
      return this.changed(bookingId, by);
    });
  }

  /** Cleaned, locked, light off, key back; refuses with `session.busy` while the session runs. */
  returnKey(bookingId: string, by: PersonTile): Promise<BookingView> {
    return this.inTurn(async () => {
      const { db, roomIo } = this.parts;
      const { row, status } = await this.expect(bookingId, 'return-key');
      const session = await db.sessions.byBooking(bookingId);
      if (session && mustRecord(session)) throw new Refusal('session.busy');
      await acknowledged(() => roomIo.lock());
      await acknowledged(() => roomIo.set('light', false));
      const at = this.parts.clock().toISOString();
      await db.transaction(async () => {
        await db.bookings.update(bookingId, { status, cleanedAt: at, cleanedById: by.id });
        await db.keys.append({
          roomId: row.roomId,
          bookingId,
          kind: 'returned',
          fromId: (await db.keys.holder(row.roomId)) ?? row.requestedById,
          toId: by.id,
          at,
        });
      });
      await this.parts.audit.record(by.id, 'key.returned', bookingId, 'cleaned, locked, light off');
      return this.changed(bookingId, by);
    });
  }

  /** The name of who has the key of the room; empty before its first movement. */
  async holderName(roomId: string): Promise<string> {
    const id = await this.parts.db.keys.holder(roomId);
    return id === undefined ? '' : ((await this.parts.db.people.byId(id))?.name ?? '');
  }

  private async expect(
    bookingId: string,
    step: 'issue-key' | 'return-key',
  ): Promise<{ readonly row: BookingRow; readonly status: BookingStatus }> {
    const row = await this.parts.db.bookings.byId(bookingId);
    if (!row) throw new Refusal('booking.unknown');
    const status = nextStatus(row.status as BookingStatus, step);
    if (!status) throw new Refusal('booking.wrong-state', { status: row.status });
    return { row, status };
  }

  /** There is one key: the booking before must be cleaned and closed first (规定§11). */
  private async expectKeyHere(row: BookingRow): Promise<void> {
    const [newest] = (await this.parts.db.keys.ofRoom(row.roomId)).slice(-1);
    if (newest?.kind === 'issued')
      throw new Refusal('booking.wrong-state', { status: row.status, holder: await this.holderName(row.roomId) });
  }

  private async changed(bookingId: string, by: PersonTile): Promise<BookingView> {
    this.parts.publish('bookings.changed', { bookingId });
    const row = await this.parts.db.bookings.byId(bookingId);
    if (!row) throw new Refusal('booking.unknown');
    return readBookingView(this.parts.db, row, by);
  }

  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.work.then(task);
    this.work = done.catch(() => undefined);
    return done;
  }
}

/** Whether the room may be opened for the booking now: from 30 minutes before its start to its end. */
export function mayOpen(booking: Pick<BookingRow, 'startsAt' | 'endsAt'>, now: Date): boolean {
  const at = now.toISOString();
  return at >= openFrom(booking) && at < booking.endsAt;
}

function openFrom(booking: Pick<BookingRow, 'startsAt'>): string {
  return new Date(Date.parse(booking.startsAt) - keyLeadMs).toISOString();
}

async function acknowledged(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (problem) {
    if (!(problem instanceof RoomIoError)) throw problem;
    throw new Refusal(problem.code, { detail: problem.detail });
  }
}
