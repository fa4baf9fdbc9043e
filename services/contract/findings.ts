import type { Instant } from '../../recordings/session/instant';
import type { RegisterPage } from './registers';

/** 规定§24: what may have to be answered for, as far as the rows and the sealed folders show it. */
export const findingKinds = [
  'must-record',
  'gap',
  'integrity',
  'late-handover',
  'unlisted-entry',
  'unanswered-alarm',
  'emergency-unlock',
  'few-officers',
  'empty-room',
  'stop-order',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What legal inspection makes of it; `open` again where something new came up. */
export const findingGrades = ['open', 'no-fault', 'minor', 'serious'] as const;
export type FindingGrade = (typeof findingGrades)[number];

/** One act of legal inspection on a finding; none is ever changed or taken back. */
export interface FindingActView {
  readonly number: number;
  readonly grade: FindingGrade;
  readonly text: string;
  readonly at: Instant;
  readonly by: string;
}

export interface FindingView {
  readonly number: number;
  readonly kind: FindingKind;
  /** Where it can be watched. */
  readonly sessionId: string | undefined;
  /** By column; the same text that is exported. */
  readonly cells: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly acts: readonly FindingActView[];
}

/** All findings of a month, newest first. */
export interface FindingPage extends Pick<RegisterPage, 'title' | 'columns'> {
  readonly findings: readonly FindingView[];
}
