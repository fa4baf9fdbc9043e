import type { ApplicationRow } from '../../db/entities/application.entity';
import { personRoles, type PersonDraft, type PersonRole, type QuestionedPerson } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import {
  documentKinds,
  identityOf,
  isDate,
  numberProblem,
  plainNumber,
  sexes,
  type DocumentKind,
  type Sex,
} from '../contract/identity-document';
import { officeDate } from './office-calendar';

const longestText = 300;

/** The person in full and trimmed; what the number says isn't asked twice. Refuses with `input.invalid` { field }. */
export function wholePerson(draft: PersonDraft): QuestionedPerson {
  const text = (field: string, value: unknown = ''): string => {
    const trimmed = typeof value === 'string' ? value.trim() : undefined;
    if (trimmed === undefined || trimmed.length > longestText) throw new Refusal('input.invalid', { field: `questioned.${field}` });
    return trimmed;
  };
  const oneOf = <T extends string>(field: string, value: T, known: readonly T[]): T => {
    if (!known.includes(value)) throw new Refusal('input.invalid', { field: `questioned.${field}` });
    return value;
  };
  const document = oneOf('document', draft.document ?? 'resident-id', documentKinds);
  const idNumber = plainNumber(text('idNumber', draft.idNumber));
  const identity = identityOf(document, idNumber);
  const bornOn = text('bornOn', draft.bornOn);
  if (bornOn !== '' && !isDate(bornOn)) throw new Refusal('input.invalid', { field: 'questioned.bornOn' });
  return {
    name: text('name', draft.name),
    role: oneOf('role', draft.role, personRoles),
    document,
    idNumber,
    sex: identity?.sex ?? (draft.sex && oneOf('sex', draft.sex, sexes)),
    bornOn: identity?.bornOn ?? (bornOn === '' ? undefined : bornOn),
    workUnit: text('workUnit', draft.workUnit),
    position: text('position', draft.position),
    phone: text('phone', draft.phone),
    address: text('address', draft.address),
    postcode: text('postcode', draft.postcode),
    whyIncomplete: text('whyIncomplete', draft.whyIncomplete),
  };
}

/** Refuses with `document.*` a number that can't be that document's, with `input.invalid` a birth that is still to come. */
export function expectNumber({ document, idNumber, bornOn }: QuestionedPerson, now: Date): void {
  const problem = idNumber === '' ? undefined : numberProblem(document, idNumber);
  if (problem) throw new Refusal(problem.code, problem.detail);
  if (bornOn !== undefined && bornOn > officeDate(now)) throw new Refusal('input.invalid', { field: 'questioned.bornOn' });
}

/** In columns: sex and birth only where the number doesn't say them. */
export function personColumns(person: QuestionedPerson) {
  const identity = identityOf(person.document, person.idNumber);
  return {
    questionedName: person.name,
    questionedRole: person.role,
    questionedDocument: person.document,
    questionedIdNumber: person.idNumber,
    questionedSex: identity ? null : (person.sex ?? null),
    questionedBornOn: identity ? null : (person.bornOn ?? null),
    questionedWorkUnit: person.workUnit,
    questionedPosition: person.position,
    questionedPhone: person.phone,
    questionedAddress: person.address,
    questionedPostcode: person.postcode,
    questionedWhyIncomplete: person.whyIncomplete,
  };
}

export function personOfRow(row: ApplicationRow): QuestionedPerson {
  const document = row.questionedDocument as DocumentKind;
  const identity = identityOf(document, row.questionedIdNumber);
  return {
    name: row.questionedName,
    role: row.questionedRole as PersonRole,
    document,
    idNumber: row.questionedIdNumber,
    sex: identity?.sex ?? (row.questionedSex as Sex | null) ?? undefined,
    bornOn: identity?.bornOn ?? row.questionedBornOn ?? undefined,
    workUnit: row.questionedWorkUnit,
    position: row.questionedPosition,
    phone: row.questionedPhone,
    address: row.questionedAddress,
    postcode: row.questionedPostcode,
    whyIncomplete: row.questionedWhyIncomplete,
  };
}

/** For whoever may not see the case: what part the person has, and nothing else. */
export function unnamed({ role }: QuestionedPerson): QuestionedPerson {
  return wholePerson({ name: '', role, position: '', idNumber: '' });
}
