import { describe, expect, it } from 'vitest';
import {
  bookingSteps,
  nextStage,
  stages,
  statusOfStage,
  type BookingStage,
  type BookingStep,
} from '../../../../services/rooms/booking-state';

const legal: readonly (readonly [BookingStage, BookingStep, BookingStage])[] = [
  ['requested', 'ask-more', 'more-asked'],
  ['requested', 'approve', 'approved'],
  ['requested', 'reject', 'rejected'],
  ['requested', 'cancel', 'cancelled'],
  ['requested', 'change', 'requested'],
  ['more-asked', 'answer-more', 'requested'],
  ['more-asked', 'reject', 'rejected'],
  ['more-asked', 'cancel', 'cancelled'],
  ['more-asked', 'change', 'requested'],
  ['approved', 'register', 'registered'],
  ['approved', 'cancel', 'cancelled'],
  ['approved', 'change', 'requested'],
  ['registered', 'issue-key', 'key-issued'],
  ['registered', 'check-devices', 'checked'],
  ['registered', 'cancel', 'cancelled'],
  ['registered', 'change', 'requested'],
  ['key-issued', 'check-devices', 'ready'],
  ['key-issued', 'clean', 'cleaned-unused'],
  ['checked', 'issue-key', 'ready'],
  ['checked', 'abandon', 'registered'],
  ['ready', 'use', 'in-use'],
  ['ready', 'abandon', 'key-issued'],
  ['in-use', 'end-use', 'used'],
  ['used', 'clean', 'cleaned'],
  ['cleaned', 'return-key', 'key-returned'],
  ['key-returned', 'hand-over', 'handed-over'],
  ['handed-over', 'file', 'filed'],
  ['cleaned-unused', 'return-key', 'closed-unused'],
];

describe('[row 84] 申请 › 审批 › 登记 › 领钥匙 › 设备检查 › 使用 › 清洁 › 还钥匙 › 移交 › 归档, in this order only (规定§11)', () => {
  it('of every stage and step, only the legal ones lead on', () => {
    const found = stages.flatMap((stage) => bookingSteps.map((step) => [stage, step, nextStage(stage, step)] as const));
    expect(found).toHaveLength(stages.length * bookingSteps.length);
    expect(found.filter(([, , to]) => to !== undefined).map((one) => one.join(' '))).toEqual(
      expect.arrayContaining(legal.map((one) => one.join(' '))),
    );
    expect(found.filter(([, , to]) => to !== undefined)).toHaveLength(legal.length);
  });

  it('no way leads past the approval, the registration or the key to the use of the room', () => {
    const before = new Map<BookingStage, Set<BookingStep>>([['requested', new Set()]]);
    // What every way from the application to a stage has in common.
    for (let grew = true; grew;) {
      grew = false;
      for (const [from, step, to] of legal) {
        const known = before.get(from);
        if (!known) continue;
        const arriving = new Set([...known, step]);
        const old = before.get(to);
        const common = old ? new Set([...old].filter((one) => arriving.has(one))) : arriving;
        if (!old || common.size < old.size) {
          before.set(to, common);
          grew = true;
        }
      }
    }
    expect([...before.keys()].sort()).toEqual([...stages].sort());
    expect([...(before.get('in-use') ?? [])].sort()).toEqual(['approve', 'check-devices', 'issue-key', 'register', 'use']);
    expect([...(before.get('filed') ?? [])]).toEqual(expect.arrayContaining(['end-use', 'clean', 'return-key', 'hand-over', 'file']));
    expect([...(before.get('closed-unused') ?? [])].sort()).toEqual(['approve', 'clean', 'issue-key', 'register', 'return-key']);
  });

  it('every status that the store knows is some stage, and no step takes a finished booking on', () => {
    expect([...new Set(stages.map(statusOfStage))].sort()).toEqual([
      'approved',
      'cancelled',
      'keyIssued',
      'keyReturned',
      'rejected',
      'requested',
    ]);
    for (const end of ['rejected', 'cancelled', 'closed-unused', 'filed'] as const)
      for (const step of bookingSteps) expect(nextStage(end, step)).toBeUndefined();
  });
});
