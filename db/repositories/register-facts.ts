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
type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

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
/** Of somebody who was registered at the door; `source` 'entry': the sensors alone saw the questioned person come in. */
export interface AdmissionFacts extends LineKey, Nullable<OfBooking> {
  readonly source: 'admission' | 'entry';
  readonly standing: string;
  readonly name: string;
  readonly kind: string | null;
  readonly organisation: string;
  readonly reason: string;
  readonly escortName: string | null;
  readonly approvedBy: string | null;
  readonly registeredBy: string | null;
  readonly leftAt: string | null;
  readonly sessionId: string | null;
  readonly recorderName: string | null;
  readonly admissionNumber: number | null;
}
export interface ApprovalFacts extends LineKey, OfBooking {
  /** approved, rejected or cancelled */
  readonly decision: string;
  readonly reason: string;
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

/** The columns and joins of each register. Lines that were numbered before there were events and admissions keep the log's entry or the session they had. */
export const factsOfRegister: Readonly<Record<RegisterName, { readonly select: string; readonly from: string }>> = {
  use: {
    select: `${line}, ${booking}, coalesce(
        (SELECT ${nameOf('event.byId')} FROM booking_events AS event WHERE event.bookingId = booking.id AND event.kind = 'approved' ORDER BY event.number DESC LIMIT 1),
        (SELECT ${nameOf('entry.actor')} FROM audit_log AS entry WHERE entry.object = booking.id AND entry.action = 'booking.approved' ORDER BY entry.n DESC LIMIT 1)
      ) AS approvedBy,
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
    select: `${line}, ${booking}, CASE WHEN admission.number IS NULL THEN 'entry' ELSE 'admission' END AS source,
      coalesce(admission.standing, 'entry') AS standing, coalesce(admission.name, booking.questionedName) AS name,
      CASE WHEN admission.number IS NULL THEN booking.questionedRole ELSE admission.kind END AS kind,
      coalesce(admission.organisation, trim(booking.questionedWorkUnit || ' ' || booking.questionedPosition)) AS organisation, coalesce(admission.reason, '') AS reason,
      ${nameOf('coalesce(admission.escortId, session.leadId)')} AS escortName, ${nameOf('session.recorderId')} AS recorderName,
      ${nameOf('admission.approvedById')} AS approvedBy, ${nameOf('admission.registeredById')} AS registeredBy,
      CASE WHEN admission.number IS NULL THEN session.endedAt ELSE admission.leftAt END AS leftAt,
      session.id AS sessionId, admission.number AS admissionNumber`,
    from: `${rooms} LEFT JOIN admissions AS admission
        ON admission.number = CASE WHEN line.sourceId LIKE 'admission-%' THEN CAST(substr(line.sourceId, 11) AS INTEGER) END
      LEFT JOIN sessions AS session ON session.id = line.sourceId
      LEFT JOIN bookings AS booking ON booking.id = coalesce(admission.bookingId, session.bookingId)`,
  },
  approval: {
    select: `${line}, ${booking}, coalesce(event.kind, substr(entry.action, 9)) AS decision,
      CASE WHEN event.number IS NOT NULL THEN event.text WHEN entry.action = 'booking.approved' THEN '' ELSE entry.outcome END AS reason,
      ${nameOf('coalesce(event.byId, entry.actor)')} AS actorName, booking.startsAt, booking.endsAt`,
    from: `${rooms} LEFT JOIN booking_events AS event
        ON event.number = CASE WHEN line.sourceId LIKE 'event-%' THEN CAST(substr(line.sourceId, 7) AS INTEGER) END
      LEFT JOIN audit_log AS entry ON entry.n = CASE WHEN line.sourceId NOT LIKE 'event-%' THEN CAST(line.sourceId AS INTEGER) END
      JOIN bookings AS booking ON booking.id = coalesce(event.bookingId, entry.object)`,
  },
  fault: {
    select: `${line}, fault.id AS faultId, fault.device, fault.what, ${nameOf('fault.foundById')} AS foundBy, fault.foundAt, fault.outOfUseAt,
      fault.sentAt, ${nameOf('fault.sentById')} AS sentBy, fault.repairedAt, fault.repairedBy, fault.result`,
    from: `${rooms} JOIN device_faults AS fault ON fault.id = line.sourceId`,
  },
};
