import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import type { ClosedTimeRow } from '../../db/entities/closed-time.entity';
import type { WaitingRow } from '../../db/entities/waiting.entity';
import { liveStatuses } from '../../db/repositories/booking-repository';
import type { AuditLog } from '../audit/audit-log';
import type { BookingDraft, BookingStatus } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { ClosedTimeDraft, ClosedTimeView, FreeRoomView, WaitingView } from '../contract/room-use';
import { checkDraft, draftOf } from './booking-draft';
import { applicationColumns } from './booking-row';
import { maySeeCase } from './booking-view';
import { occurrences, overlap, type Span } from './closed-times';
import { expectOpen } from './expect-open';
import { firstFree } from './free-time';
import type { Publish } from './publish';
import { expectNumber } from './questioned-person';
import { readReadiness } from './read-readiness';
import { bookingObstacle, type DailyCheckSetting } from './room-readiness';
import { attendeesOf } from './waiting-list';

export interface RoomTimesParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  /** What a missing daily check holds up. */
  readonly dailyCheck?: DailyCheckSetting | undefined;
  /** A time may have become free. */
  readonly promote: (roomId: string) => Promise<void>;
}

const live: ReadonlySet<string> = new Set(liveStatuses);
/** How far the search for a free time looks. */
const searchMs = 14 * 24 * 60 * 60 * 1000;

/** When rooms are closed, when they are free, and who waits for a time that is taken. */
export class RoomTimes {
  constructor(private readonly parts: RoomTimesParts) {}

  async closed(): Promise<readonly ClosedTimeView[]> {
    return (await this.parts.db.closedTimes.all()).map(closedView);
  }

  /** Bookings that are there already stay; who wants them elsewhere changes them. */
  async close(draft: ClosedTimeDraft, by: PersonTile): Promise<readonly ClosedTimeView[]> {
    const { db, audit, clock } = this.parts;
    await this.expectRoom(draft.roomId);
    const reason = draft.reason.trim();
    if (reason === '') throw new Refusal('input.invalid', { field: 'reason' });
    if (draft.toMinute <= draft.fromMinute) throw new Refusal('booking.ends-before-start');
    if (draft.lastOn !== undefined && draft.lastOn < draft.firstOn) throw new Refusal('booking.ends-before-start');
    const id = randomUUID();
    await db.closedTimes.insert({ ...draft, id, reason, lastOn: draft.lastOn ?? null, madeAt: clock().toISOString(), madeById: by.id });
    await audit.record(by.id, 'room.closed-time', id, reason);
    this.parts.publish('bookings.changed', { bookingId: '' });
    return this.closed();
  }

  async lift(id: string, by: PersonTile): Promise<readonly ClosedTimeView[]> {
    const { db, audit, clock } = this.parts;
    const row = await db.closedTimes.byId(id);
    if (row?.liftedAt !== null) throw new Refusal('closed-time.unknown');
    await db.closedTimes.lift(id, clock().toISOString(), by.id);
    await audit.record(by.id, 'room.closed-time-lifted', id, row.reason);
    await this.parts.promote(row.roomId);
    this.parts.publish('bookings.changed', { bookingId: '' });
    return this.closed();
  }

  /** Every room that may be booked, at the wished time or the next time of that length at which it is free; those free as wished first. */
  async free(wished: Span): Promise<readonly FreeRoomView[]> {
    const { db, clock } = this.parts;
    if (wished.endsAt <= wished.startsAt) throw new Refusal('booking.ends-before-start');
    if (wished.startsAt < clock().toISOString()) throw new Refusal('booking.in-the-past');
    const until = new Date(Date.parse(wished.startsAt) + searchMs).toISOString();
    const looked = { startsAt: wished.startsAt, endsAt: new Date(Date.parse(until) + searchMs).toISOString() };
    const found: FreeRoomView[] = [];
    for (const { id, name } of await db.rooms.list()) {
      const taken = await this.taken(id, looked);
      const span = firstFree(wished, [...taken, ...occurrences(await db.closedTimes.ofRoom(id), looked)], until);
      if (span && (await this.isBookable(id, span)))
        found.push({ roomId: id, roomName: name, ...span, asWished: span.startsAt === wished.startsAt });
    }
    return found.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
  }

  /**
   * Waits for a time that is taken. Refuses with `waiting.time-is-free` where it is free, `waiting.already-waits` for the same time again,
   * `booking.closed-time` where no booking would be granted.
   */
  async wait(draft: BookingDraft, by: PersonTile): Promise<readonly WaitingView[]> {
    const { db, audit, clock } = this.parts;
    const checked = checkDraft(draft, clock());
    expectNumber(checked.questioned, clock());
    await this.expectRoom(checked.roomId);
    await expectOpen(db, checked);
    if ((await this.taken(checked.roomId, checked)).length === 0) throw new Refusal('waiting.time-is-free');
    const waits = await db.waiting.waiting(checked.roomId, clock().toISOString());
    if (waits.some((row) => row.requestedById === by.id && row.startsAt === checked.startsAt && row.endsAt === checked.endsAt))
      throw new Refusal('waiting.already-waits');
    const attendees = JSON.stringify(checked.attendees ?? []);
    const number = await db.waiting.append({ ...applicationColumns(checked, by, clock().toISOString()), attendees });
    this.parts.publish('bookings.changed', { bookingId: '' });
    await audit.record(by.id, 'booking.waits', String(number), `${checked.startsAt} ${checked.endsAt}`);
    return this.waiting(by);
  }

  /** Who waits, of all rooms, in turn; and whose turn came and who hasn't taken note of it. */
  async waiting(viewer: PersonTile): Promise<readonly WaitingView[]> {
    const { db, clock } = this.parts;
    const rooms = await db.rooms.list();
    const rows = (await Promise.all(rooms.map(({ id }) => db.waiting.waiting(id, clock().toISOString())))).flat();
    const people = new Map((await db.people.list()).map(({ id, name }) => [id, name]));
    const all = [...rows, ...(await db.waiting.untold(viewer.id))];
    return Promise.all(
      all
        .filter((row) => maySeeCase(row, viewer))
        .map(async (row): Promise<WaitingView> => {
          const booking = row.bookingId === null ? undefined : await db.bookings.byId(row.bookingId);
          return {
            ...draftOf(row),
            attendees: attendeesOf(row),
            number: row.number,
            roomName: rooms.find(({ id }) => id === row.roomId)?.name ?? row.roomId,
            ahead: rows.filter((other) => other.roomId === row.roomId && other.number < row.number && overlap(other, row)).length,
            requestedBy: people.get(row.requestedById) ?? '',
            mine: row.requestedById === viewer.id,
            booking: booking && { id: booking.id, status: booking.status as BookingStatus },
          };
        }),
    );
  }

  /** Takes note that the turn came, or no longer waits. Refuses with `waiting.unknown`. */
  async leave(number: number, by: PersonTile): Promise<readonly WaitingView[]> {
    const { db, audit, clock } = this.parts;
    const row = await db.waiting.byNumber(number);
    if (!row || row.requestedById !== by.id || row.withdrawnAt !== null) throw new Refusal('waiting.unknown');
    await db.waiting.update(number, leaving(row, clock().toISOString()));
    await audit.record(by.id, row.promotedAt === null ? 'booking.waits-no-more' : 'booking.turn-noted', String(number), 'ok');
    this.parts.publish('bookings.changed', { bookingId: row.bookingId ?? '' });
    return this.waiting(by);
  }

  /** Nothing stands against the room's use then (规定§4, §7). */
  private async isBookable(roomId: string, { startsAt }: Span): Promise<boolean> {
    const { db, clock, dailyCheck } = this.parts;
    const { obstacles } = await readReadiness(db, roomId, clock(), dailyCheck);
    return bookingObstacle(obstacles, startsAt, clock()) === undefined;
  }

  private async expectRoom(roomId: string): Promise<void> {
    if (!(await this.parts.db.rooms.byId(roomId))) throw new Refusal('input.invalid', { field: 'roomId' });
  }

  /** The bookings that hold a time of the room within the span. */
  private async taken(roomId: string, { startsAt, endsAt }: Span): Promise<readonly BookingRow[]> {
    return (await this.parts.db.bookings.between(roomId, startsAt, endsAt)).filter(({ status }) => live.has(status));
  }
}

function leaving(row: WaitingRow, at: string): Partial<Pick<WaitingRow, 'toldAt' | 'withdrawnAt'>> {
  return row.promotedAt === null ? { withdrawnAt: at } : { toldAt: at };
}

function closedView({ id, roomId, weekday, fromMinute, toMinute, firstOn, lastOn, reason }: ClosedTimeRow): ClosedTimeView {
  return { id, roomId, weekday, fromMinute, toMinute, firstOn, lastOn: lastOn ?? undefined, reason };
}
