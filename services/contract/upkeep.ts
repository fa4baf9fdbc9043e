import type { Instant } from '../../recordings/session/instant';
import type { FaultView } from './registers';
import type { CheckView } from './room';

/** 设备台账: what a device of the room is. Recorders and others are registered by hand, the rest follow room.json. */
export const deviceKinds = [
  'camera',
  'microphone',
  'lock',
  'light',
  'record-lamp',
  'board',
  'climate',
  'reader',
  'drive',
  'disk',
  'second-disk',
  'clock',
  'recorder',
  'other',
] as const;
export type DeviceKind = (typeof deviceKinds)[number];
/** What a person may add to the register. */
export const addedKinds = ['recorder', 'other'] as const satisfies readonly DeviceKind[];

/** One line of a self-test (规定§7): what one device proved, against which limit, and what to do. */
export interface TestLineView {
  readonly deviceId: string;
  readonly device: string;
  readonly check: CheckView['check'] | 'board' | 'climate';
  readonly verdict: 'passed' | 'attention' | 'failed';
  readonly figures: CheckView['figures'];
  readonly causes: readonly NonNullable<CheckView['cause']>[];
  /** Number of the open fault that took it out of use: what it shows then counts for nothing. */
  readonly outOfUse: string | undefined;
}

export interface SelfTestView {
  readonly number: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Who began it; undefined: at its set hour. */
  readonly by: string | undefined;
  readonly outcome: 'passed' | 'attention' | 'failed' | 'skipped';
  /** Why the devices were not asked. */
  readonly skippedBecause: SkipReason | undefined;
  readonly lines: readonly TestLineView[];
}
/** A session lives in the room, or somebody has its key. */
export type SkipReason = 'session-open' | 'room-in-use';

export interface SelfTestState {
  readonly runningSince: Instant | undefined;
  readonly newest: SelfTestView | undefined;
  /** Whether the devices were asked today. */
  readonly today: boolean;
  /** When it begins by itself, such as 07:30; undefined where it doesn't. */
  readonly daily: string | undefined;
}

export interface SelfTestPage {
  readonly lines: readonly SelfTestView[];
  readonly next: number | undefined;
}

/** What a self-test prints. */
export interface SelfTestPaperView {
  readonly agency: string;
  readonly roomName: string;
  readonly place: string;
  readonly test: SelfTestView;
  readonly printedAt: Instant;
  readonly printedBy: string;
}

export interface DeviceView {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly place: string;
  readonly make: string;
  readonly model: string;
  readonly serial: string;
  readonly firmware: string;
  /** When the device itself said so. */
  readonly readAt: Instant | undefined;
  readonly inUseSince: string;
  readonly everyMonths: number | undefined;
  readonly maintenanceDueOn: string | undefined;
  readonly retiredAt: Instant | undefined;
  /** Number of the open fault that took it out of use. */
  readonly outOfUse: string | undefined;
  readonly loan: LoanView | undefined;
}

export interface DevicePage {
  readonly devices: readonly DeviceView[];
  readonly next: string | undefined;
}

export interface LoanView {
  readonly number: number;
  readonly borrower: string;
  readonly purpose: string;
  readonly lentAt: Instant;
  readonly lentBy: string;
  readonly dueOn: string;
  readonly returnedAt: Instant | undefined;
  readonly found: string;
  readonly overdue: boolean;
}

/** A device with what happened to it, newest first. */
export interface DeviceFileView {
  readonly device: DeviceView;
  readonly faults: readonly FaultView[];
  readonly loans: readonly LoanView[];
  readonly services: readonly { readonly at: Instant; readonly by: string; readonly what: string }[];
}

export interface NewDevice {
  readonly kind: (typeof addedKinds)[number];
  readonly name: string;
  readonly place: string;
  readonly make: string;
  readonly model: string;
  readonly serial: string;
  readonly inUseSince: string;
}

/** What a person may say of a device; what is left out stays. */
export interface DeviceChange {
  readonly place?: string | undefined;
  readonly inUseSince?: string | undefined;
  /** From its plate; of a device that says so itself they are read again at the next self-test. */
  readonly make?: string | undefined;
  readonly model?: string | undefined;
  readonly serial?: string | undefined;
  /** Null: no maintenance plan. */
  readonly everyMonths?: number | null | undefined;
}

export interface NewLoan {
  readonly deviceId: string;
  readonly borrowerId: string;
  readonly purpose: string;
  readonly dueOn: string;
}

/** 规定§21: what a leader sends into a running session. */
export const orderKinds = ['message', 'stop'] as const;
export type OrderKind = (typeof orderKinds)[number];
export interface SupervisionOrderView {
  readonly number: number;
  readonly sessionId: string;
  readonly kind: OrderKind;
  readonly text: string;
  readonly sentAt: Instant;
  readonly sentBy: string;
  readonly acknowledgedAt: Instant | undefined;
  readonly acknowledgedBy: string | undefined;
}
/** The session that runs, as far as who supervises needs to know it, and what was sent into it. */
export interface SupervisedSessionView {
  readonly sessionId: string;
  readonly roomName: string;
  readonly purpose: string;
  readonly startedAt: Instant;
  readonly inspectors: readonly string[];
  readonly orders: readonly SupervisionOrderView[];
}
