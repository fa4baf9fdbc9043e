import type { BookingStatus } from '../contract/bookings';

export type BookingStep = 'approve' | 'reject' | 'cancel' | 'issue-key' | 'return-key';

/** 规定§11: asked for, approved, key handed out, cleaned and key back, in this order. */
const steps: Readonly<Record<BookingStatus, Partial<Readonly<Record<BookingStep, BookingStatus>>>>> = {
  requested: { approve: 'approved', reject: 'rejected', cancel: 'cancelled' },
  approved: { 'issue-key': 'keyIssued', cancel: 'cancelled' },
  keyIssued: { 'return-key': 'keyReturned' },
  rejected: {},
  cancelled: {},
  keyReturned: {},
};

/** The next status, or undefined where the step is not allowed. */
export function nextStatus(status: BookingStatus, step: BookingStep): BookingStatus | undefined {
  return steps[status][step];
}
