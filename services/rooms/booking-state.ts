import type { BookingStatus } from '../contract/bookings';

/** Where a booking stands between application and archive (规定§11, §12, §15, §17, §19). */
export const stages = [
  'requested',
  /** 需补充: who asked has to answer before it is decided. */
  'more-asked',
  'rejected',
  'cancelled',
  'approved',
  'registered',
  /** The key is out and the devices aren't checked, or the other way round: the administrator does both in either order. */
  'key-issued',
  'checked',
  'ready',
  'in-use',
  'used',
  'cleaned',
  'key-returned',
  /** Cleaned without having been used: nobody came. */
  'cleaned-unused',
  'closed-unused',
  'handed-over',
  'filed',
] as const;
export type BookingStage = (typeof stages)[number];

export const bookingSteps = [
  'ask-more',
  'answer-more',
  'approve',
  'reject',
  'cancel',
  'change',
  'register',
  'issue-key',
  'check-devices',
  'abandon',
  'use',
  'end-use',
  'clean',
  'return-key',
  'hand-over',
  'file',
] as const;
export type BookingStep = (typeof bookingSteps)[number];

/** 规定§11: 申请 › 审批 › 登记 › 领钥匙 › 设备检查 › 使用 › 清洁 › 还钥匙 › 移交 › 归档. What isn't here is refused. */
const next: Readonly<Record<BookingStage, Partial<Readonly<Record<BookingStep, BookingStage>>>>> = {
  requested: { 'ask-more': 'more-asked', approve: 'approved', reject: 'rejected', cancel: 'cancelled', change: 'requested' },
  'more-asked': { 'answer-more': 'requested', reject: 'rejected', cancel: 'cancelled', change: 'requested' },
  approved: { register: 'registered', cancel: 'cancelled', change: 'requested' },
  registered: { 'issue-key': 'key-issued', 'check-devices': 'checked', cancel: 'cancelled', change: 'requested' },
  'key-issued': { 'check-devices': 'ready', clean: 'cleaned-unused' },
  checked: { 'issue-key': 'ready', abandon: 'registered' },
  ready: { use: 'in-use', abandon: 'key-issued' },
  'in-use': { 'end-use': 'used' },
  used: { clean: 'cleaned' },
  cleaned: { 'return-key': 'key-returned' },
  'key-returned': { 'hand-over': 'handed-over' },
  'handed-over': { file: 'filed' },
  'cleaned-unused': { 'return-key': 'closed-unused' },
  rejected: {},
  cancelled: {},
  'closed-unused': {},
  filed: {},
};

/** The stage after the step, or undefined where it isn't allowed. */
export function nextStage(stage: BookingStage, step: BookingStep): BookingStage | undefined {
  return next[stage][step];
}

/** The status under which the store keeps a stage; until the key is back a booking holds its time. */
export function statusOfStage(stage: BookingStage): BookingStatus {
  switch (stage) {
    case 'requested':
    case 'more-asked':
      return 'requested';
    case 'rejected':
    case 'cancelled':
      return stage;
    case 'approved':
    case 'registered':
    case 'checked':
      return 'approved';
    case 'key-issued':
    case 'ready':
    case 'in-use':
    case 'used':
    case 'cleaned':
    case 'cleaned-unused':
      return 'keyIssued';
    case 'key-returned':
    case 'closed-unused':
    case 'handed-over':
    case 'filed':
      return 'keyReturned';
  }
}
