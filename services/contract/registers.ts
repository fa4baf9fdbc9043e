import type { Instant } from '../../recordings/session/instant';
import type { RoomPurpose } from './bookings';

/** 规定§5: what is registered of a room. */
export const registerNames = ['use', 'key', 'admission', 'approval', 'fault'] as const;
export type RegisterName = (typeof registerNames)[number];

export interface RegisterQuery {
  readonly register: RegisterName;
  /** All rooms or months where they are undefined. */
  readonly roomId?: string | undefined;
  /** yyyy-mm */
  readonly month?: string | undefined;
}

export interface RegisterColumn {
  readonly key: string;
  readonly title: string;
  /** Of the paper's width, in parts. */
  readonly width: number;
}

/** One line: its text is made of the rows as they are, or as they were when its month was closed. */
export interface RegisterLineView {
  readonly seq: number;
  readonly month: string;
  /** Such as 2026-0147; no number is missing in a register and year of a room. */
  readonly number: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly corrections: readonly CorrectionView[];
}

/** A change after the month was closed; the closed set has the old text. */
export interface CorrectionView {
  readonly number: number;
  readonly lineSeq: number;
  readonly column: string;
  readonly oldText: string;
  readonly newText: string;
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
}

export interface RegisterPage {
  readonly title: string;
  readonly columns: readonly RegisterColumn[];
  readonly lines: readonly RegisterLineView[];
  /** Of the whole query. */
  readonly total: number;
  /** Where the next page begins; undefined at the end. */
  readonly next: number | undefined;
}

export interface RegisterMonth {
  readonly month: string;
  readonly closed: ClosedMonthView | undefined;
  /** Over, and not closed yet. */
  readonly closable: boolean;
}

/** A month's set as it was closed (规定§5 每月存档). */
export interface ClosedMonthView {
  readonly month: string;
  /** Of the room's sets, from 1, without gaps. */
  readonly number: number;
  readonly closedAt: Instant;
  readonly closedBy: string;
  readonly manifestSha256: string;
  readonly audit: { readonly count: number; readonly head: string };
  readonly folder: string;
  /** Whether it lies on the second disk too; undefined where there is none. */
  readonly copied: boolean | undefined;
  readonly corrections: number;
}

/** What was found wrong with a closed set; an empty list is a sound one. */
export interface SetFinding {
  readonly file: string;
  readonly code: 'changed' | 'missing' | 'unlisted' | 'bad-signature' | 'other-key' | 'other-manifest' | 'unreadable';
  /** On the second disk; on the first where it isn't said. */
  readonly copy?: 'second';
}

export type ExportFormat = 'xlsx' | 'csv' | 'pdf';

export interface NewCorrection {
  readonly month: string;
  readonly lineSeq: number;
  readonly register: RegisterName;
  readonly column: string;
  readonly newText: string;
  readonly reason: string;
}

/** 规定§23: how the room was used. */
export interface StatisticsView {
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly total: UseFigures;
  readonly months: readonly (UseFigures & { readonly month: string; readonly useRate: number; readonly openHours: number })[];
  readonly departments: readonly (UseFigures & { readonly name: string })[];
  readonly purposes: readonly (UseFigures & { readonly name: string })[];
}
export interface UseFigures {
  readonly uses: number;
  readonly hours: number;
  /** The key isn't back yet: counted, without hours. */
  readonly open: number;
}

/** 规定§20: an act that should have been in the room, on record, and was not. */
export interface CoverageRow {
  /** `not-used`: approved, and nobody came for the key; `not-recorded`: the key was out; `step-missing`: a later step of the case was recorded. */
  readonly kind: 'not-used' | 'not-recorded' | 'step-missing';
  readonly purpose: RoomPurpose;
  readonly bookingId: string;
  readonly startsAt: Instant;
  readonly roomName: string;
  readonly department: string;
  readonly caseNumber: string;
  readonly caseName: string;
  readonly requestedBy: string;
}

export interface FaultDraft {
  /** Of a device of the room's register; without it the fault is of something that is known by its name alone. */
  readonly deviceId?: string | undefined;
  readonly device: string;
  readonly what: string;
  readonly foundAt: Instant;
  readonly outOfUse: boolean;
}
/** A repair ticket (制度§17, 规定§22): opened, sent, answered, restored, each with its time. */
export interface FaultView {
  readonly id: string;
  /** In the fault register, such as 2026-0003. */
  readonly number: string;
  readonly deviceId: string | undefined;
  readonly device: string;
  readonly what: string;
  readonly foundAt: Instant;
  readonly foundBy: string;
  readonly reportedAt: Instant;
  readonly outOfUseAt: Instant | undefined;
  readonly sentAt: Instant | undefined;
  readonly sentBy: string;
  readonly answeredAt: Instant | undefined;
  readonly answeredBy: string;
  readonly answer: string;
  readonly restoredAt: Instant | undefined;
  readonly repairedBy: string;
  readonly result: string;
  /** 制度§17: the date by which it has to be handed in for repair. */
  readonly dueOn: string;
  readonly overdue: boolean;
  /** Whether the device has to pass a self-test before it is used again, and the test that it passed since the last step. */
  readonly test:
    { readonly needed: false } | { readonly needed: true; readonly passed: { readonly number: number; readonly at: Instant } | undefined };
}

/** The same figures on paper. */
export interface StatisticsPaperView extends StatisticsView {
  readonly agency: string;
  readonly roomName: string;
  readonly printedAt: Instant;
  readonly printedBy: string;
}

/** What a register's paper shows; with `closure` it is part of a month's set. */
export interface RegisterPaperView {
  readonly agency: string;
  readonly roomName: string;
  /** Empty: all months; undefined: it isn't kept by months. */
  readonly period: string | undefined;
  readonly title: string;
  readonly columns: readonly RegisterColumn[];
  readonly lines: readonly RegisterLineView[];
  readonly printedAt: Instant;
  readonly printedBy: string;
  readonly closure:
    | { readonly number: number; readonly audit: { readonly count: number; readonly head: string }; readonly contentSha256: string }
    | undefined;
}
