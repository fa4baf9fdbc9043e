/** What the rows behind a line say, one query a register; `line` is the page of lines to be filled. */

interface LineKey {
  readonly seq: number;
  readonly roomId: string;
  readonly number: number;
  readonly year: number;
  readonly month: string;
  readonly at: string;
  readonly roomName: string;
}
interface OfBooking {
  readonly bookingId: string;
  readonly department: string;
  readonly purpose: string;
  readonly caseNumber: string;
  readonly caseName: string;
  readonly questionedName: string;
  readonly requestedBy: string | null;
}
export interface UseFacts extends LineKey, OfBooking {
  readonly approvedBy: string | null;
  readonly sessionId: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly registrationCode: string | null;
  readonly cleanedAt: string | null;
  readonly cleanedBy: string | null;
  readonly returnedAt: string | null;
}
export interface KeyFacts extends LineKey, OfBooking {
  readonly kind: string;
  readonly fromName: string | null;
  readonly toName: string | null;
}
export interface AdmissionFacts extends LineKey, OfBooking {
  readonly questionedRole: string;
  readonly questionedPosition: string;
  readonly sessionId: string;
  readonly leadName: string | null;
  readonly recorderName: string | null;
  readonly endedAt: string | null;
}
export interface ApprovalFacts extends LineKey, OfBooking {
  readonly action: string;
  readonly outcome: string;
  readonly actorName: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}
export interface FaultFacts extends LineKey {
  readonly faultId: string;
  readonly device: string;
  readonly what: string;
  readonly foundBy: string | null;
  readonly foundAt: string;
  readonly outOfUseAt: string | null;
  readonly sentAt: string | null;
  readonly sentBy: string | null;
  readonly repairedAt: string | null;
  readonly repairedBy: string | null;
  readonly result: string | null;
}
export type RegisterFacts =
  | ({ readonly register: 'use' } & UseFacts)
  | ({ readonly register: 'key' } & KeyFacts)
  | ({ readonly register: 'admission' } & AdmissionFacts)
  | ({ readonly register: 'approval' } & ApprovalFacts)
  | ({ readonly register: 'fault' } & FaultFacts);
export type RegisterName = RegisterFacts['register'];

const line = `line.register, line.seq, line.roomId, line.number, line.year, line.month, line.at, rooms.name AS roomName`;
const nameOf = (id: string) => `(SELECT name FROM people WHERE id = ${id})`;
const booking = `booking.id AS bookingId, booking.department, booking.purpose, booking.caseNumber, booking.caseName,
  booking.questionedName, ${nameOf('booking.requestedById')} AS requestedBy`;
const rooms = `JOIN rooms ON rooms.id = line.roomId`;

/** The columns and joins of each register. */
export const factsOfRegister: Readonly<Record<RegisterName, { readonly select: string; readonly from: string }>> = {
  use: {
    select: `${line}, ${booking}, ${nameOf(`(
        SELECT actor FROM audit_log WHERE object = booking.id AND action = 'booking.approved' ORDER BY n DESC LIMIT 1
      )`)} AS approvedBy,
      session.id AS sessionId, session.startedAt, session.endedAt, session.registrationCode, booking.cleanedAt, ${nameOf('booking.cleanedById')} AS cleanedBy,
      (SELECT at FROM key_movements WHERE bookingId = booking.id AND kind = 'returned' ORDER BY number DESC LIMIT 1) AS returnedAt`,
    from: `${rooms} JOIN bookings AS booking ON booking.id = line.sourceId LEFT JOIN sessions AS session ON session.bookingId = booking.id`,
  },
  key: {
    select: `${line}, ${booking}, movement.kind, ${nameOf('movement.fromId')} AS fromName, ${nameOf('movement.toId')} AS toName`,
    from: `${rooms} JOIN key_movements AS movement ON movement.number = CAST(line.sourceId AS INTEGER)
      JOIN bookings AS booking ON booking.id = movement.bookingId`,
  },
  admission: {
    select: `${line}, ${booking}, booking.questionedRole, booking.questionedPosition, session.id AS sessionId,
      ${nameOf('session.leadId')} AS leadName, ${nameOf('session.recorderId')} AS recorderName, session.endedAt`,
    from: `${rooms} JOIN sessions AS session ON session.id = line.sourceId JOIN bookings AS booking ON booking.id = session.bookingId`,
  },
  approval: {
    select: `${line}, ${booking}, entry.action, entry.outcome, ${nameOf('entry.actor')} AS actorName, booking.startsAt, booking.endsAt`,
    from: `${rooms} JOIN audit_log AS entry ON entry.n = CAST(line.sourceId AS INTEGER) JOIN bookings AS booking ON booking.id = entry.object`,
  },
  fault: {
    select: `${line}, fault.id AS faultId, fault.device, fault.what, ${nameOf('fault.foundById')} AS foundBy, fault.foundAt, fault.outOfUseAt,
      fault.sentAt, ${nameOf('fault.sentById')} AS sentBy, fault.repairedAt, fault.repairedBy, fault.result`,
    from: `${rooms} JOIN device_faults AS fault ON fault.id = line.sourceId`,
  },
};
