import type { Instant } from '../../recordings/session/instant';

/** What somebody shows to say who they are; a unit's representative may come with the unit's own number. */
export const documentKinds = [
  'resident-id',
  'hmt-residence',
  'hk-macao-permit',
  'taiwan-permit',
  'foreigner-residence',
  'passport',
  'unit-code',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

/** A code of errors.ts with its slots: the same sentence while the number is typed and when it is sent. */
export interface NumberProblem {
  readonly code: 'document.wrong-length' | 'document.wrong-form' | 'document.wrong-date' | 'document.wrong-check';
  readonly detail: Readonly<Record<string, string>>;
}

export interface Identity {
  readonly sex: Sex;
  /** yyyy-mm-dd */
  readonly bornOn: string;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';
/** Documents whose number says the date of birth and the sex, and ends in a check digit (GB 11643). */
const withIdentity: ReadonlySet<DocumentKind> = new Set(['resident-id', 'hmt-residence', 'foreigner-residence']);
const eighteen = /^\d{17}[\dX]$/;

const forms: Readonly<Record<DocumentKind, RegExp>> = {
  'resident-id': eighteen,
  'hmt-residence': eighteen,
  'hk-macao-permit': /^[HM]\d{8}(\d{2})?$/,
  'taiwan-permit': /^(\d{8}|\d{10}[A-Z]?)$/,
  // Cards made before 2023 have three letters and twelve digits.
  'foreigner-residence': /^(\d{17}[\dX]|[A-Z]{3}\d{12})$/,
  passport: /^[A-Z0-9]{5,20}$/,
  'unit-code': /^[0-9A-HJ-NPQRTUWXY]{18}$/,
  other: /^.{1,40}$/,
};

/** As it is printed on the document: capitals, no spaces; a full-width digit is the same digit. */
export function plainNumber(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}

/** What is wrong with a number that isn't empty; undefined when nothing is. The right check digit isn't said: it is read from the document, not from here. */
export function numberProblem(kind: DocumentKind, number: string): NumberProblem | undefined {
  const isEighteenLong = kind === 'resident-id' || kind === 'hmt-residence' || kind === 'unit-code';
  if (isEighteenLong && number.length !== 18)
    return { code: 'document.wrong-length', detail: { document: kind, found: String(number.length) } };
  if (!forms[kind].test(number)) return { code: 'document.wrong-form', detail: { document: kind } };
  if (kind === 'unit-code') return unitCodeProblem(number);
  if (!withIdentity.has(kind) || !eighteen.test(number)) return undefined;
  const born = bornIn(number);
  if (!isDate(born)) return { code: 'document.wrong-date', detail: { digits: number.slice(6, 14) } };
  const rest = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0) % 11;
  return checkDigits[rest] === number[17] ? undefined : wrongCheck(kind, 17, 11, rest, number);
}

/** Sex and date of birth where the number of the document says them; undefined when it is wrong or another document. */
export function identityOf(kind: DocumentKind, number: string): Identity | undefined {
  if (!withIdentity.has(kind) || !eighteen.test(number) || numberProblem(kind, number)) return undefined;
  return { sex: Number(number[16]) % 2 === 1 ? 'male' : 'female', bornOn: bornIn(number) };
}

/** Full years on the day, in Beijing, of that instant. */
export function ageOn(bornOn: string, at: Instant): number {
  const today = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** GB 32100: 统一社会信用代码. */
function unitCodeProblem(code: string): NumberProblem | undefined {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let total = 0;
  for (const character of code.slice(0, 17)) {
    total += characters.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return characters[(31 - (total % 31)) % 31] === code[17] ? undefined : wrongCheck('unit-code', 17, 31, total % 31, code);
}

function wrongCheck(document: DocumentKind, digits: number, modulus: number, rest: number, number: string): NumberProblem {
  return {
    code: 'document.wrong-check',
    detail: { document, digits: String(digits), modulus: String(modulus), rest: String(rest), last: number.at(-1) ?? '' },
  };
}

function bornIn(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/** A yyyy-mm-dd date that there was: 29 February of a common year would become 1 March. */
export function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^(18|19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
