import type { Database } from '../../db/data-source';
import type { AuditLog } from '../audit/audit-log';
import type { PersonTile } from '../contract/people';
import { stepBooking } from './step-booking';

interface Parts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
}

/** 登记备案 (规定§11): between approval and key, by the administrator. Refuses as `stepBooking` does. */
export async function registerBooking({ db, audit, clock }: Parts, bookingId: string, by: PersonTile): Promise<void> {
  const at = clock().toISOString();
  await stepBooking(db, bookingId, { step: 'register', by, at }, () => ({ registeredAt: at, registeredById: by.id }));
  await audit.record(by.id, 'booking.registered', bookingId, 'ok');
}
