import type { QuestionedPerson } from '../../../services/contract/bookings';
import { identityOf, plainNumber, type Sex } from '../../../services/contract/identity-document';

/** The person as the form holds it: every field a text or a choice. */
export type PersonForm = Omit<QuestionedPerson, 'sex' | 'bornOn'> & { readonly sex: Sex | undefined; readonly bornOn: string };

/** What a number has said goes with that number: it isn't kept when the number is typed anew. */
export function formOf(person: QuestionedPerson): PersonForm {
  if (identityOf(person.document, person.idNumber)) return { ...person, sex: undefined, bornOn: '' };
  return { ...person, bornOn: person.bornOn ?? '' };
}

/** What the number says stands in the fields that ask for it, and can't be typed over. */
export function withIdentity(form: PersonForm): PersonForm & { readonly isRead: boolean } {
  const identity = identityIn(form);
  return { ...form, ...identity, isRead: identity !== undefined };
}

function identityIn(form: PersonForm) {
  return identityOf(form.document, plainNumber(form.idNumber));
}

/** 19850214 is a date too. */
export function plainDate(typed: string): string {
  const digits = typed.replaceAll(/\D/g, '');
  return digits.length === 8 ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : typed.trim();
}

/** As it would be kept. */
export function personOf(form: PersonForm): QuestionedPerson {
  const whole: PersonForm = { ...form, ...identityIn(form) };
  const trimmed = Object.fromEntries(Object.entries(whole).map(([field, value]) => [field, value?.trim()]));
  const bornOn = plainDate(whole.bornOn);
  return { ...whole, ...trimmed, idNumber: plainNumber(form.idNumber), bornOn: bornOn === '' ? undefined : bornOn };
}
