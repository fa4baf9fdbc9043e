import type { CompanionView } from './before-questioning';
import type { SessionView } from './sessions';
import { textWidth } from './text-rows';

export const headFields = [
  'case',
  'caseNumber',
  'time',
  'place',
  'questioned',
  'role',
  'sex',
  'age',
  'document',
  'workUnit',
  'position',
  'phone',
  'postcode',
  'address',
  'whyIncomplete',
  'attendees',
  'lead',
  'recorder',
] as const;
export type HeadField = (typeof headFields)[number];

export type HeadSource = Pick<
  SessionView,
  'enforcementCase' | 'questioned' | 'attendees' | 'roomName' | 'inspectors' | 'record' | 'companions' | 'told'
>;

/** em: a field that has its row for itself. */
const fieldWidth = 32;
/** The words around a name, a number or an instant are the page's own: room for them is kept. */
export const around = 9;

/** Two short fields share a row; what isn't a field of the form stands only where there is something to say. */
export function headRows(source: HeadSource): readonly (readonly HeadField[])[] {
  return source.record ? recordRows(source.record.form.person !== undefined) : transcriptRows(source);
}

function transcriptRows({ questioned, attendees }: HeadSource): readonly (readonly HeadField[])[] {
  return [
    ['case'],
    ['caseNumber'],
    ['time'],
    ['place'],
    ['questioned', 'role'],
    ['sex', 'age'],
    ['document'],
    ['workUnit'],
    ['position'],
    ['phone', 'postcode'],
    ['address'],
    ...(questioned.whyIncomplete === '' ? [] : [['whyIncomplete'] as const]),
    ...(attendees.length === 0 ? [] : [['attendees'] as const]),
    ['lead'],
    ['recorder'],
  ];
}

/** Of a record of another purpose; nobody of outside is in it where its form names nobody. */
function recordRows(hasPerson: boolean): readonly (readonly HeadField[])[] {
  const person = [['questioned', 'position'], ['document'], ['workUnit']] as const;
  return [['case'], ['caseNumber'], ['time'], ['place'], ...(hasPerson ? person : []), ['lead'], ['recorder']];
}

export function fieldRows(source: HeadSource, fields: readonly HeadField[]): number {
  const width = fields.length === 1 ? fieldWidth : (fieldWidth - 9) / 2;
  return Math.max(...fields.map((field) => Math.ceil(fieldLength(source, field) / width)), 1);
}

function fieldLength({ enforcementCase, questioned, attendees, roomName, inspectors, record }: HeadSource, field: HeadField): number {
  switch (field) {
    case 'case':
      return textWidth(enforcementCase.name);
    case 'caseNumber':
      return textWidth(enforcementCase.number);
    // Two written instants and where they come from.
    case 'time':
      return 42;
    case 'place':
      return textWidth(roomName);
    case 'questioned':
      return textWidth(questioned.name);
    case 'document':
      return textWidth(questioned.idNumber) + around;
    case 'workUnit':
      return textWidth(questioned.workUnit);
    case 'phone':
      return textWidth(questioned.phone);
    case 'postcode':
      return textWidth(questioned.postcode);
    case 'address':
      return textWidth(questioned.address);
    case 'whyIncomplete':
      return textWidth(questioned.whyIncomplete);
    case 'attendees':
      return attendees.reduce((sum, { name, organisation }) => sum + textWidth(name) + textWidth(organisation) + around, 0);
    case 'position':
      return textWidth(questioned.position);
    case 'lead':
      return record ? namesWidth(inspectors.slice(0, 1)) : namesWidth(inspectors);
    case 'recorder':
      return record ? namesWidth(inspectors.slice(1, 2)) : textWidth(inspectors[1]?.name ?? '');
    case 'role':
    case 'sex':
    case 'age':
      return 1;
  }
}

/** The longest name of a document, and what parts it from the rest. */
const documentWidth = 16;

/** A companion has a row for all that is known of them. */
export function companionRows({ name, relation, organisation, language, idNumber, ground }: CompanionView): number {
  const length = [name, relation, organisation, language, idNumber, ground].reduce((sum, text) => sum + textWidth(text), 0);
  return Math.ceil((length + documentWidth) / fieldWidth);
}

export function namesWidth(inspectors: HeadSource['inspectors']): number {
  return inspectors.reduce((sum, { name, badgeNumber }) => sum + textWidth(name) + textWidth(badgeNumber) + around, 0);
}
