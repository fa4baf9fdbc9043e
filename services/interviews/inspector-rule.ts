import { Refusal } from '../contract/errors';
import { officeDate } from '../rooms/office-calendar';

interface Qualification {
  readonly name: string;
  readonly role: string;
  readonly badgeNumber: string;
  readonly certificateValidUntil: string | null;
}

/** 制度§4, 规定§13: only an inspector with a certificate that is valid today, and on the day on which it is to end, may conduct a session. Undefined when nothing is against it. */
export function mayConductSession(person: Qualification, now: Date, until: Date = now): Refusal | undefined {
  if (person.role !== 'inspector' || person.badgeNumber === '') return new Refusal('session.inspector-unqualified', { name: person.name });
  const today = officeDate(now);
  if (person.certificateValidUntil === null || person.certificateValidUntil < today) {
    return new Refusal('people.certificate-expired', { name: person.name, on: person.certificateValidUntil ?? '' });
  }
  if (person.certificateValidUntil < officeDate(until))
    return new Refusal('people.certificate-ends', { name: person.name, on: person.certificateValidUntil });
  return undefined;
}
