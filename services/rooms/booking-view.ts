import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import type { BookingStatus, BookingView } from '../contract/bookings';
import type { PersonTile } from '../contract/people';
import { shownPhase } from '../interviews/shown-phase';
import { draftOf } from './booking-draft';
import { unnamed } from './questioned-person';

/** A booking with all that its screens show, as `viewer` may see it. */
export async function readBookingView(db: Database, row: BookingRow, viewer: PersonTile): Promise<BookingView> {
  const [room, requester, decider, session] = await Promise.all([
    db.rooms.byId(row.roomId),
    db.people.byId(row.requestedById),
    row.decidedById === null ? undefined : db.people.byId(row.decidedById),
    db.sessions.byBooking(row.id),
  ]);
  const view: BookingView = {
    ...draftOf(row),
    id: row.id,
    roomName: room?.name ?? row.roomId,
    status: row.status as BookingStatus,
    department: row.department,
    requestedBy: requester?.name ?? '',
    requestedAt: row.requestedAt,
    decidedBy: decider?.name,
    decidedAt: row.decidedAt ?? undefined,
    rejectionReason: row.decisionReason ?? undefined,
    registeredAt: row.registeredAt ?? undefined,
    moreAskedAt: row.moreAskedAt ?? undefined,
    session: session && { id: session.id, phase: shownPhase(session) },
  };
  return maySeeCase(row, viewer) ? view : withoutCase(view);
}

/** 制度§15: inspectors and heads see their own department's cases; the others see the whole agency's. */
export function maySeeCase(row: Pick<BookingRow, 'department' | 'requestedById'>, viewer: PersonTile): boolean {
  if (row.requestedById === viewer.id) return true;
  const department = departmentSeen(viewer);
  return department === undefined || row.department === department;
}

/** 制度§15: the one department whose cases an officer or its head may see; undefined for whoever may see them all. */
export function departmentSeen({ role, department }: PersonTile): string | undefined {
  return role === 'inspector' || role === 'department-head' ? department : undefined;
}

function withoutCase(view: BookingView): BookingView {
  return {
    ...view,
    enforcementCase: { number: '', name: '' },
    questioned: unnamed(view.questioned),
    rejectionReason: undefined,
  };
}
