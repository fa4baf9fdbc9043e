import type { Instant } from '../../recordings/session/instant';

/** One thing that a closing act writes down beside its outcome; the words are template data. */
export interface RecordField {
  readonly key: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Of its place on the screen; one where it isn't said. */
  readonly lines?: number | undefined;
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
  /** Asked only where another field says one of these. */
  readonly when?: RecordCondition | undefined;
  readonly mayBeEmpty?: boolean | undefined;
}
export interface RecordCondition {
  readonly field: string;
  readonly is: readonly string[];
}

/** The official form of what is kept of a use besides its recording: its words, what is asked at the end, who signs. */
export interface RecordForm {
  /** As it stands over the paper. */
  readonly title: string;
  /** Such as 听证笔录; the file is named so. */
  readonly name: string;
  /** The act that ends it, such as 宣布听证结束. */
  readonly act: string;
  readonly lead: string;
  readonly recorder: string;
  /** Who was asked to come; absent among officers. */
  readonly person?: string | undefined;
  /** Of the lines that are written while it goes on; absent where none are kept. */
  readonly minutes?: { readonly title: string; readonly speakers: readonly string[] } | undefined;
  readonly fields: readonly RecordField[];
  readonly outcome: { readonly label: string; readonly hint: string };
  /** The person's own, on the second screen. */
  readonly signature?: RecordSignature | undefined;
  /** Places on the paper that are signed by hand. */
  readonly hands: readonly string[];
}

export interface RecordSignature {
  readonly label: string;
  readonly statement: string;
  /** In its place where the record was read out; absent where the form has one statement only. */
  readonly readOut?: string | undefined;
  readonly when?: RecordCondition | undefined;
}

export interface RecordDraft {
  readonly outcome: string;
  /** By the form's keys. */
  readonly facts: Readonly<Record<string, string>>;
}

/** The officer who chairs from then on, with who decided it and why. */
export interface ChairView {
  readonly personId: string;
  readonly name: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
}
export interface ChairDraft {
  readonly personId: string;
  readonly reason: string;
}

/** What a session that isn't a questioning keeps besides its recording (规定§3). */
export interface RecordView {
  readonly form: RecordForm;
  /** 听证: only who leads may speak the closing act. */
  readonly closes: 'lead' | 'either';
  /** Whether the person gets it to read and sign; undefined while nothing is written yet. */
  readonly wantsSignature: boolean | undefined;
  readonly written: RecordDraft | undefined;
  /** Who was named to chair it instead of the lead, the newest. */
  readonly chair?: ChairView | undefined;
  /** The closing act, with whose word it was. */
  readonly closed: { readonly at: Instant; readonly by: string } | undefined;
  /** Why the person hasn't signed. */
  readonly unsignedReason: string | undefined;
}

/** Whether a condition holds; one that isn't there always does. */
function holds(condition: RecordCondition | undefined, facts: RecordDraft['facts']): boolean {
  return condition === undefined || condition.is.includes(facts[condition.field] ?? '');
}

/** The fields that are asked with these facts, in the form's order. */
export function askedFields(form: RecordForm, facts: RecordDraft['facts']): readonly RecordField[] {
  return form.fields.filter(({ when }) => holds(when, facts));
}

/** The label of the first thing that is still missing, or is no choice of its field. */
export function missingOf(form: RecordForm, { outcome, facts }: RecordDraft): string | undefined {
  const missing = askedFields(form, facts).find(({ key, choices, mayBeEmpty }) => {
    const text = facts[key]?.trim() ?? '';
    return text === '' ? mayBeEmpty !== true : choices !== undefined && !choices.some(({ value }) => value === text);
  });
  return missing?.label ?? (outcome.trim() === '' ? form.outcome.label : undefined);
}

/** Whether the person is to sign what is written. */
export function wantsSignature({ signature }: RecordForm, facts: RecordDraft['facts']): boolean {
  return signature !== undefined && holds(signature.when, facts);
}
