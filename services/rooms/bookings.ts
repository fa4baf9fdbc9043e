import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import { OverlapError, PersonElsewhereError } from '../../db/repositories/booking-repository';
import { msBetween } from '../../recordings/session/instant';
import type { AuditLog } from '../audit/audit-log';
import type { BookingDraft, BookingStatus, BookingView, PublicBooking, RoomPurpose } from '../contract/bookings';
import { Refusal, type ErrorDetail } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { BookingChange } from '../contract/room-use';
import { expectApplicantFree } from './applicant-elsewhere';
import { attendeeOf, checkDraft, draftOf, given, placeOf } from './booking-draft';
import { applicationColumns } from './booking-row';
import { readBookingView } from './booking-view';
import { expectOpen } from './expect-open';
import type { Span } from './closed-times';
import { officeDate, officeDay } from './office-calendar';
import { timeSpan } from './office-clock';
import { expectOfficersFree, personElsewhere } from './person-elsewhere';
import type { Publish } from './publish';
import { expectNumber } from './questioned-person';
import { readReadiness, refusalOfObstacle } from './read-readiness';
import { registerBooking } from './register-booking';
import { bookingObstacle, type DailyCheckSetting } from './room-readiness';
import { stepBooking, type DeskStep } from './step-booking';
import { promoteWaiting } from './waiting-list';

export interface BookingParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  /** What a missing daily check holds up. */
  readonly dailyCheck?: DailyCheckSetting | undefined;
}

/** The register of who may use the room when (规定§11). Every refusal is a `Refusal`. */
export class Bookings {
  constructor(private readonly parts: BookingParts) {}

  /** Refuses with `booking.overlaps` { with, from, to, minutes }, `booking.person-elsewhere`, `booking.officer-elsewhere`, `booking.applicant-elsewhere`, `booking.closed-time`, `document.*`, `room.*` where the room isn't ready, or as `checkDraft` does. */
  async request(draft: BookingDraft, by: PersonTile): Promise<BookingView> {
    const { db, audit, clock } = this.parts;
    const checked = checkDraft(draft, clock());
    expectNumber(checked.questioned, clock());
    await this.expectRoom(checked);
    const id = randomUUID();
    const at = clock().toISOString();
    const row = { id, status: 'requested', ...applicationColumns(checked, by, at) };
    await this.refusingOverlap(row, row.questionedName, () =>
      db.transaction(async () => {
        await expectOfficersFree(db, checked);
        await expectApplicantFree(db, row);
        await db.bookings.insert(row);
        await db.bookingPersons.put(id, checked.attendees ?? []);
        await db.bookingEvents.append({ bookingId: id, kind: 'requested', at, byId: by.id, text: '', detail: null });
      }),
    );
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

  /** 需补充: it is not decided before who asked has answered. */
  async askMore(bookingId: string, question: string, by: PersonTile): Promise<BookingView> {
    const at = this.parts.clock().toISOString();
    return this.desk(bookingId, 'ask-more', by, reasonOf(question), () => ({ moreAskedAt: at }));
  }

  async answerMore(bookingId: string, answer: string, by: PersonTile): Promise<BookingView> {
    return this.desk(bookingId, 'answer-more', by, reasonOf(answer), () => ({ moreAskedAt: null }));
  }

  /** 登记备案 (规定§11), by the administrator; whoever issues the key without having registered it registers it in the same act. */
  async register(bookingId: string, by: PersonTile): Promise<BookingView> {
    await registerBooking(this.parts, bookingId, by);
    return this.changed(bookingId, by);
  }

  /** Another room, time or other persons: it is asked for anew, and what stood before stays in its history. Refuses as `request` does. */
  async change(bookingId: string, change: BookingChange, reason: string, by: PersonTile): Promise<BookingView> {
    const { db, clock } = this.parts;
    const before = await db.bookings.byId(bookingId);
    if (!before) throw new Refusal('booking.unknown');
    const named = (await db.bookingPersons.ofBooking(bookingId)).map(attendeeOf);
    const attendees = change.attendees ?? named;
    const draft = checkDraft({ ...draftOf(before), ...given(change), attendees }, clock());
    await this.expectRoom(draft);
    const { roomId, startsAt, endsAt } = draft;
    const moved = { roomId, startsAt, endsAt, moreAskedAt: null, ...undecided };
    const view = await this.refusingOverlap({ startsAt, endsAt }, before.questionedName, () =>
      this.desk(
        bookingId,
        'change',
        by,
        reasonOf(reason),
        async (row) => {
          await this.expectNoSession(row);
          await expectOfficersFree(db, draft);
          await expectApplicantFree(db, { ...moved, id: bookingId, requestedById: row.requestedById });
          await db.bookingPersons.put(bookingId, draft.attendees ?? []);
          return moved;
        },
        (row) => ({ ...placeOf(row), decidedById: row.decidedById, decidedAt: row.decidedAt, attendees: named }),
      ),
    );
    await this.promote(before.roomId);
    return view;
  }

  /** By who asked, the head of that department, or the room administrator; not while a session stands for it that wasn't abandoned. */
  async cancel(bookingId: string, reason: string, by: PersonTile): Promise<BookingView> {
    const text = reasonOf(reason);
    const at = this.parts.clock().toISOString();
    const view = await this.desk(bookingId, 'cancel', by, text, async (row) => {
      await this.expectNoSession(row);
      return { decidedById: by.id, decidedAt: at, decisionReason: text, moreAskedAt: null };
    });
    await this.promote(view.roomId);
    return view;
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

  /** Whose turn in the waiting list came with a time that is free now; they are told by their tasks. */
  async promote(roomId: string): Promise<void> {
    const at = this.parts.clock().toISOString();
    for (const { bookingId, requestedById, number } of await promoteWaiting(this.parts.db, roomId, at)) {
      await this.parts.audit.record(requestedById, 'booking.promoted', bookingId ?? '', `waiting list ${number}`);
      this.parts.publish('bookings.changed', { bookingId: bookingId ?? '' });
    }
  }

  /** At start-up: a time may have become free while nobody was there to notice. */
  async promoteAll(): Promise<void> {
    for (const { id } of await this.parts.db.rooms.list()) await this.promote(id);
  }

  private async decide(bookingId: string, step: 'approve' | 'reject', by: PersonTile, reason: string | undefined): Promise<BookingView> {
    const at = this.parts.clock().toISOString();
    const view = await this.desk(bookingId, step, by, reason ?? '', (row) => {
      if (step === 'approve' && row.endsAt <= at) throw new Refusal('booking.in-the-past');
      return { decidedById: by.id, decidedAt: at, decisionReason: reason ?? null, moreAskedAt: null };
    });
    if (step === 'reject') await this.promote(view.roomId);
    return view;
  }

  private async desk(
    bookingId: string,
    step: DeskStep,
    by: PersonTile,
    text: string,
    change: (row: BookingRow) => Partial<BookingRow> | Promise<Partial<BookingRow>>,
    detail?: (row: BookingRow) => unknown,
  ): Promise<BookingView> {
    await stepBooking(this.parts.db, bookingId, { step, by, at: this.parts.clock().toISOString(), text }, change, detail);
    await this.parts.audit.record(by.id, audited[step] ?? `booking.${step}`, bookingId, text === '' ? 'ok' : text);
    return this.changed(bookingId, by);
  }

  /** The room is known, ready (规定§4, §7) and open at that time. */
  private async expectRoom(draft: BookingDraft): Promise<void> {
    const { db, clock, dailyCheck } = this.parts;
    if (!(await db.rooms.byId(draft.roomId))) throw new Refusal('input.invalid', { field: 'roomId' });
    const { obstacles } = await readReadiness(db, draft.roomId, clock(), dailyCheck);
    const obstacle = bookingObstacle(obstacles, draft.startsAt, clock());
    if (obstacle) throw refusalOfObstacle(obstacle);
    await expectOpen(db, draft);
  }

  private async expectNoSession(row: BookingRow): Promise<void> {
    const session = await this.parts.db.sessions.byBooking(row.id);
    if (session && session.phase !== 'abandoned') throw new Refusal('booking.wrong-state', { status: row.status });
  }

  private async refusingOverlap<T>(wanted: Span, name: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (problem) {
      if (problem instanceof PersonElsewhereError) throw await personElsewhere(this.parts.db, name, problem.otherBookingId);
      if (!(problem instanceof OverlapError)) throw problem;
      const other = await this.parts.db.bookings.byId(problem.conflictingBookingId);
      throw new Refusal('booking.overlaps', other ? overlapDetail(wanted, other) : {});
    }
  }

  private async changed(bookingId: string, by: PersonTile): Promise<BookingView> {
    this.parts.publish('bookings.changed', { bookingId });
    const row = await this.parts.db.bookings.byId(bookingId);
    if (!row) throw new Refusal('booking.unknown');
    return readBookingView(this.parts.db, row, by);
  }
}

const audited: Partial<Record<DeskStep, string>> = { approve: 'booking.approved', reject: 'booking.rejected', cancel: 'booking.cancelled' };

/** Applied for anew: who decided before stands in its history. */
const undecided = { decidedById: null, decidedAt: null, decisionReason: null, registeredAt: null, registeredById: null };

function overlapDetail(wanted: Span, other: BookingRow): ErrorDetail {
  const from = wanted.startsAt > other.startsAt ? wanted.startsAt : other.startsAt;
  const to = wanted.endsAt < other.endsAt ? wanted.endsAt : other.endsAt;
  return {
    with: `${timeSpan(other)} ${other.department}`,
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
