import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import { OverlapError } from '../../db/repositories/booking-repository';
import { msBetween } from '../../recordings/session/instant';
import type { AuditLog } from '../audit/audit-log';
import type { BookingDraft, BookingStatus, BookingView, PublicBooking, RoomPurpose } from '../contract/bookings';
import { Refusal, type ErrorDetail } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { checkDraft } from './booking-draft';
import { nextStatus, type BookingStep } from './booking-state';
import { readBookingView } from './booking-view';
import { officeDate, officeDay } from './office-calendar';
import type { Publish } from './publish';

export interface BookingParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
}

/** The register of who may use the room when (规定§11). Every refusal is a `Refusal`. */
export class Bookings {
  constructor(private readonly parts: BookingParts) {}

  /** Refuses with `booking.overlaps` { with, from, to, minutes }, or as `checkDraft` does. */
  async request(draft: BookingDraft, by: PersonTile): Promise<BookingView> {
    const { db, audit, clock } = this.parts;
    const checked = checkDraft(draft, clock());
    if (!(await db.rooms.byId(checked.roomId))) throw new Refusal('input.invalid', { field: 'roomId' });
    const id = randomUUID();
    const row = {
      id,
      roomId: checked.roomId,
      purpose: checked.purpose,
      startsAt: checked.startsAt,
      endsAt: checked.endsAt,
      status: 'requested',
      caseNumber: checked.enforcementCase.number,
      caseName: checked.enforcementCase.name,
      questionedName: checked.questioned.name,
      questionedRole: checked.questioned.role,
      questionedPosition: checked.questioned.position,
      questionedIdNumber: checked.questioned.idNumber,
      department: by.department,
      requestedById: by.id,
      requestedAt: clock().toISOString(),
    };
    try {
      await db.bookings.insert(row);
    } catch (problem) {
      if (!(problem instanceof OverlapError)) throw problem;
      const other = await db.bookings.byId(problem.conflictingBookingId);
      throw new Refusal('booking.overlaps', other ? overlapDetail(row, other) : {});
    }
    await audit.record(by.id, 'booking.requested', id, `${row.startsAt} ${row.endsAt}`);
    return this.changed(id, by);
  }

  /** By the room administrator, or by the head of the department that asks (审批); nobody approves the own request. */
  async approve(bookingId: string, by: PersonTile): Promise<BookingView> {
    return this.decide(bookingId, 'approve', by, undefined);
  }

  async reject(bookingId: string, reason: string, by: PersonTile): Promise<BookingView> {
    return this.decide(bookingId, 'reject', by, reasonOf(reason));
  }

  /** By who asked, the head of that department, or the room administrator; not while a session stands for it that wasn't abandoned. */
  async cancel(bookingId: string, reason: string, by: PersonTile): Promise<BookingView> {
    const text = reasonOf(reason);
    await this.step(bookingId, 'cancel', async (row) => {
      const mayCancel =
        row.requestedById === by.id ||
        by.role === 'room-administrator' ||
        (by.role === 'department-head' && by.department === row.department);
      if (!mayCancel) throw new Refusal('people.not-allowed', { name: by.name });
      const session = await this.parts.db.sessions.byBooking(row.id);
      if (session && session.phase !== 'abandoned') throw new Refusal('booking.wrong-state', { status: row.status });
      return { decidedById: by.id, decidedAt: this.parts.clock().toISOString(), decisionReason: text };
    });
    await this.parts.audit.record(by.id, 'booking.cancelled', bookingId, text);
    return this.changed(bookingId, by);
  }

  /** Bookings of all rooms that touch the span, as `viewer` may see them. */
  async list(from: string, to: string, viewer: PersonTile): Promise<readonly BookingView[]> {
    const rows = await this.parts.db.bookings.between(undefined, from, to);
    return Promise.all(rows.map((row) => readBookingView(this.parts.db, row, viewer)));
  }

  /** Today's bookings of the room for anyone who passes by: no case and no party. */
  async publicList(roomId: string): Promise<readonly PublicBooking[]> {
    const { from, to } = officeDay(officeDate(this.parts.clock()));
    const rows = await this.parts.db.bookings.between(roomId, from, to);
    return rows
      .filter((row) => row.status !== 'rejected' && row.status !== 'cancelled')
      .map(({ startsAt, endsAt, purpose, department, status }) => ({
        startsAt,
        endsAt,
        purpose: purpose as RoomPurpose,
        department,
        status: status as BookingStatus,
      }));
  }

  private async decide(bookingId: string, step: 'approve' | 'reject', by: PersonTile, reason: string | undefined): Promise<BookingView> {
    await this.step(bookingId, step, (row) => {
      const mayDecide = by.role === 'room-administrator' || (by.role === 'department-head' && by.department === row.department);
      if (!mayDecide || row.requestedById === by.id) throw new Refusal('people.not-allowed', { name: by.name });
      if (step === 'approve' && row.endsAt <= this.parts.clock().toISOString()) throw new Refusal('booking.in-the-past');
      return { decidedById: by.id, decidedAt: this.parts.clock().toISOString(), decisionReason: reason ?? null };
    });
    await this.parts.audit.record(by.id, step === 'approve' ? 'booking.approved' : 'booking.rejected', bookingId, reason ?? 'ok');
    return this.changed(bookingId, by);
  }

  /** Reads, decides and writes in one transaction: of two people who press at once, one is refused. */
  private async step(
    bookingId: string,
    step: BookingStep,
    change: (row: BookingRow) => Partial<BookingRow> | Promise<Partial<BookingRow>>,
  ): Promise<void> {
    const { db } = this.parts;
    await db.transaction(async () => {
      const row = await db.bookings.byId(bookingId);
      if (!row) throw new Refusal('booking.unknown');
      const status = nextStatus(row.status as BookingStatus, step);
      if (!status) throw new Refusal('booking.wrong-state', { status: row.status });
      await db.bookings.update(bookingId, { ...(await change(row)), status });
    });
  }

  private async changed(bookingId: string, by: PersonTile): Promise<BookingView> {
    this.parts.publish('bookings.changed', { bookingId });
    const row = await this.parts.db.bookings.byId(bookingId);
    if (!row) throw new Refusal('booking.unknown');
    return readBookingView(this.parts.db, row, by);
  }
}

const officeClock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

function overlapDetail(wanted: Pick<BookingRow, 'startsAt' | 'endsAt'>, other: BookingRow): ErrorDetail {
  const from = wanted.startsAt > other.startsAt ? wanted.startsAt : other.startsAt;
  const to = wanted.endsAt < other.endsAt ? wanted.endsAt : other.endsAt;
  const time = (instant: string) => officeClock.format(new Date(instant));
  return {
    with: `${time(other.startsAt)}–${time(other.endsAt)} ${other.department}`,
    from: other.startsAt,
    to: other.endsAt,
    minutes: String(Math.ceil(msBetween(from, to) / 60_000)),
  };
}

function reasonOf(reason: string): string {
  const text = reason.trim();
  if (text === '') throw new Refusal('input.invalid', { field: 'reason' });
  return text;
}
