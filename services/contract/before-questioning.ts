import type { Instant } from '../../recordings/session/instant';
import type { QuestionedPerson } from './bookings';
import type { DocumentKind } from './identity-document';

/** What the head of the 笔录 asks of who is questioned (卫生行政执法文书规范: every field of a form is filled in); a postcode few people know. */
export const wantedOfPerson = [
  'name',
  'idNumber',
  'sex',
  'bornOn',
  'workUnit',
  'position',
  'phone',
  'address',
] as const satisfies readonly (keyof QuestionedPerson)[];
export type WantedOfPerson = (typeof wantedOfPerson)[number];

/** What isn't known yet of who is questioned; with a stated ground only the name has to be. */
export function missingOfPerson(person: QuestionedPerson): readonly WantedOfPerson[] {
  const missing = wantedOfPerson.filter((field) => (person[field] ?? '') === '');
  return person.whyIncomplete === '' ? missing : missing.filter((field) => field === 'name');
}

/** 制度§7: 统一着装、肩章臂章号码牌、执法证件、文书、设备, looked at before the session. */
export interface ChecklistView {
  readonly items: readonly CheckItemView[];
  /** When and by whom it was last gone through. */
  readonly at: Instant | undefined;
  readonly by: string | undefined;
}
export interface CheckItemView {
  readonly key: string;
  readonly label: string;
  readonly state: 'open' | 'in-order' | 'lacking';
  /** Why it is lacking. */
  readonly reason: string;
}
export interface CheckDraft {
  readonly item: string;
  readonly inOrder: boolean;
  readonly reason: string;
}

export const companionRoles = ['guardian', 'suitable-adult', 'interpreter', 'woman-officer'] as const;
export type CompanionRole = (typeof companionRoles)[number];

/** Somebody who is there for the questioned person's sake. */
export interface CompanionView {
  readonly number: number;
  readonly role: CompanionRole;
  readonly name: string;
  /** To the questioned person, such as 母亲. */
  readonly relation: string;
  readonly organisation: string;
  /** What an interpreter speaks, such as 手语. */
  readonly language: string;
  readonly document: DocumentKind;
  readonly idNumber: string;
  /** Why a suitable adult stands for the guardian. */
  readonly ground: string;
  /** Whether a place for the signature belongs on the 笔录; one of the two officers signs it anyway. */
  readonly signs: boolean;
  /** When that was entered. */
  readonly at: Instant;
}

interface OfCompanion {
  readonly name: string;
  readonly document: DocumentKind;
  readonly idNumber: string;
}
/** Each with what is asked of that part. */
export type CompanionDraft =
  | ({ readonly role: 'guardian'; readonly relation: string } & OfCompanion)
  | ({ readonly role: 'suitable-adult'; readonly relation: string; readonly ground: string } & OfCompanion)
  | ({ readonly role: 'interpreter'; readonly organisation: string; readonly language: string } & OfCompanion)
  | { readonly role: 'woman-officer'; readonly personId: string };

/** Who has to be there: an adult for a minor, a woman for a girl, the interpreter whom the application names. */
export type CompanionNeed = 'adult' | 'woman' | 'interpreter';

/** What stands against the notice and with it against the questioning; the recording it never holds up (规定§15). */
export type StartGap = `person.${WantedOfPerson}` | 'checklist' | `companion.${CompanionNeed}`;
