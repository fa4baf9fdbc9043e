import { correctionSteps } from './changed-part';
import type { LineKind, NoticeStep, SessionView, TranscriptLineView } from './sessions';
import { textRows, textWidth, type TextRow, type TextRun } from './text-rows';

/** The measures of a page of 笔录 in rows and em: the paper and the second screen are drawn by them, so that what is signed is what is printed. */
export const pageMeasures = {
  textWidth: 34,
  rows: 31,
  /** Name of the agency and title on the first page. */
  titleRows: 2,
  fieldWidth: 32,
  toldWidth: 33,
  /** The statement, the big places to sign and those of the officers; it is never divided. */
  endRows: 8,
} as const;

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

/** Two short fields share a row; what isn't a field of the form stands only where there is something to say. */
const headRows = ({ questioned, attendees }: PageSource): readonly (readonly HeadField[])[] => [
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

export type PageBlock =
  | { readonly kind: 'fields'; readonly fields: readonly HeadField[]; readonly rows: number }
  | { readonly kind: 'told'; readonly step: NoticeStep; readonly rows: number }
  /** A part of a line; only its first part carries its kind and its moment. */
  | {
      readonly kind: 'line';
      readonly lineId: string;
      readonly lineKind: LineKind;
      readonly first: boolean;
      readonly text: readonly TextRow[];
    };

export interface TranscriptPage {
  /** From 1. */
  readonly number: number;
  readonly blocks: readonly PageBlock[];
  readonly usedRows: number;
  /** The statement and the last signature stand on it. */
  readonly last: boolean;
}

export type PageSource = Pick<
  SessionView,
  'enforcementCase' | 'questioned' | 'attendees' | 'roomName' | 'inspectors' | 'noticeWording' | 'steps' | 'transcript'
>;

/** The 笔录 as it lies on its pages. Nothing in it depends on a font or a screen: the same text gives the same pages everywhere. */
export function transcriptPages(session: PageSource): readonly TranscriptPage[] {
  const { rows, endRows, titleRows } = pageMeasures;
  const pages: { blocks: PageBlock[]; used: number }[] = [{ blocks: [], used: titleRows }];
  const page = () => pages.at(-1) ?? { blocks: [], used: 0 };
  const turn = (): void => void pages.push({ blocks: [], used: 0 });
  const whole = (block: PageBlock, height: number): void => {
    if (page().used + height > rows) turn();
    page().blocks.push(block);
    page().used += height;
  };
  for (const fields of headRows(session)) {
    const height = fieldRows(session, fields);
    whole({ kind: 'fields', fields, rows: height }, height);
  }
  for (const { step } of session.steps) {
    const height = toldRows(session, step);
    whole({ kind: 'told', step, rows: height }, height);
  }
  for (const line of session.transcript) {
    let rest = textRows(runsOf(line), pageMeasures.textWidth);
    for (let first = true; rest.length > 0; first = false) {
      if (page().used >= rows) turn();
      const text = rest.slice(0, rows - page().used);
      page().blocks.push({ kind: 'line', lineId: line.id, lineKind: line.kind, first, text });
      page().used += text.length;
      rest = rest.slice(text.length);
    }
  }
  if (page().used + 1 + endRows > rows) turn();
  return pages.map(({ blocks, used }, index) => ({ number: index + 1, blocks, usedRows: used, last: index === pages.length - 1 }));
}

/** A line with every correction: each time the whole paragraph, with what was struck, what took its place, and whose thumb it needs. */
function runsOf(line: TranscriptLineView): readonly TextRun[] {
  if (line.corrections.length === 0) return [{ as: 'kept', text: line.text }];
  return correctionSteps(line.text, line.corrections).flatMap(({ change, at }, correction): readonly TextRun[] => [
    { as: 'kept', text: `${correction === 0 ? '' : '\n'}${change.before}` },
    ...(change.removed === '' ? [] : [{ as: 'removed' as const, text: change.removed }]),
    ...(change.added === '' ? [] : [{ as: 'added' as const, text: change.added }]),
    { as: 'kept', text: change.after },
    { as: 'note', text: at, correction },
  ]);
}

/** The words around a name, a number or an instant are the page's own: room for them is kept. */
const around = 9;

function fieldRows(session: PageSource, fields: readonly HeadField[]): number {
  const width = fields.length === 1 ? pageMeasures.fieldWidth : (pageMeasures.fieldWidth - 9) / 2;
  return Math.max(...fields.map((field) => Math.ceil(fieldLength(session, field) / width)), 1);
}

function fieldLength({ enforcementCase, questioned, attendees, roomName, inspectors }: PageSource, field: HeadField): number {
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
      return inspectors.reduce((sum, { name, badgeNumber }) => sum + textWidth(name) + textWidth(badgeNumber) + around, 0);
    case 'recorder':
      return textWidth(inspectors[1]?.name ?? '');
    case 'role':
    case 'sex':
    case 'age':
      return 1;
  }
}

function toldRows({ noticeWording, inspectors }: PageSource, step: NoticeStep): number {
  const names = inspectors.reduce((sum, { name, badgeNumber }) => sum + textWidth(name) + textWidth(badgeNumber) + around, 0);
  const length = { 'credentials-shown': names + 20, 'notice-read': textWidth(noticeWording) + 2, 'rights-told': 44 }[step];
  return Math.ceil(length / pageMeasures.toldWidth);
}
