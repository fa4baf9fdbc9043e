import { describe, expect, it } from 'vitest';
import type { BookingStatus } from '../../../../services/contract/bookings';
import { nextStatus, type BookingStep } from '../../../../services/rooms/booking-state';

const statuses: readonly BookingStatus[] = ['requested', 'approved', 'rejected', 'cancelled', 'keyIssued', 'keyReturned'];
const steps: readonly BookingStep[] = ['approve', 'reject', 'cancel', 'issue-key', 'return-key'];
const legal: readonly (readonly [BookingStatus, BookingStep, BookingStatus])[] = [
  ['requested', 'approve', 'approved'],
  ['requested', 'reject', 'rejected'],
  ['requested', 'cancel', 'cancelled'],
  ['approved', 'cancel', 'cancelled'],
  ['approved', 'issue-key', 'keyIssued'],
  ['keyIssued', 'return-key', 'keyReturned'],
];

describe('[row 84] 申请 › 批准 › 领钥匙 › 还钥匙, in this order only (规定§11)', () => {
  it.each(statuses.flatMap((status) => steps.map((step) => ({ status, step }))))('$status, $step', ({ status, step }) => {
    expect(nextStatus(status, step)).toBe(legal.find(([from, by]) => from === status && by === step)?.[2]);
  });
});
