import { correctionSteps } from './changed-part';
import { companionsOnPages } from './companion-signing';
import type { NoticeStep } from './notice';
import { endRowsOf } from './page-end';
import { around, companionRows, fieldRows, headRows, namesWidth, type HeadField, type HeadSource } from './page-head';
import { answerTo, hasNewerPages, isAsked, questionsOf } from './notice-answers';
import { askedFields, type RecordView } from './records';
import type { LineKind, SessionView, TranscriptLineView } from './sessions';
import { textRows, textWidth, type TextRow, type TextRun } from './text-rows';

/** The measures of a page in rows and em: the paper and the second screen are drawn by them, so that what is signed is what is printed. */
export const pageMeasures = {
  textWidth: 34,
  rows: 31,
  /** Name of the agency and title on the first page. */
  titleRows: 2,
  toldWidth: 33,
  /** What a closing act has written: its label, and beside it the text. */
  labelWidth: 8,
  factWidth: 30,
} as const;

export type PageBlock =
  | { readonly kind: 'fields'; readonly fields: readonly HeadField[]; readonly rows: number }
  | { readonly kind: 'companion'; readonly companion: number; readonly rows: number }
  | { readonly kind: 'told'; readonly step: NoticeStep; readonly rows: number }
  /** A question of the notice, and what the person answered: a row to write on where nothing is known. */
  | { readonly kind: 'asked' | 'answered'; readonly question: string; readonly rows: number }
  /** A sentence about a request to withdraw, or a part of it; only the first part carries its moment. */
  | { readonly kind: 'withdrawal'; readonly note: number; readonly first: boolean; readonly text: readonly TextRow[] }
  /** Over the minutes of a record; `empty` where none were written. */
  | { readonly kind: 'heading'; readonly title: string; readonly empty: boolean; readonly rows: number }
  /** A part of a line or of what a closing act has written; only the first part carries its kind and moment, or its label. */
  | {
      readonly kind: 'line';
      readonly lineId: string;
      readonly lineKind: LineKind;
      readonly first: boolean;
      readonly text: readonly TextRow[];
    }
  | { readonly kind: 'fact'; readonly key: string; readonly label: string; readonly first: boolean; readonly text: readonly TextRow[] };

export interface TranscriptPage {
  /** From 1. */
  readonly number: number;
  readonly blocks: readonly PageBlock[];
  readonly usedRows: number;
  /** The statement and the last signature stand on it. */
  readonly last: boolean;
}

export type PageSource = HeadSource & Pick<SessionView, 'noticeWording' | 'steps' | 'answers' | 'transcript' | 'withdrawalNotes'>;

/** A 笔录 or a record as it lies on its pages. Nothing in it depends on a font or a screen: the same text gives the same pages everywhere. */
export function transcriptPages(session: PageSource): readonly TranscriptPage[] {
  const { rows, titleRows, toldWidth } = pageMeasures;
  const { record } = session;
  const endRows = endRowsOf(session);
  const pages: { blocks: PageBlock[]; used: number }[] = [{ blocks: [], used: titleRows }];
  const page = () => pages.at(-1) ?? { blocks: [], used: 0 };
  const turn = (): void => void pages.push({ blocks: [], used: 0 });
  const whole = (block: PageBlock & { readonly rows: number }): void => {
    if (page().used + block.rows > rows) turn();
    page().blocks.push(block);
    page().used += block.rows;
  };
  const flow = (text: readonly TextRow[], block: (text: readonly TextRow[], first: boolean) => PageBlock): void => {
    let rest = text;
    while (rest.length > 0) {
      if (page().used >= rows) turn();
      const part = rest.slice(0, rowsBeforeTurn(rest, rows - page().used));
      if (part.length > 0) page().blocks.push(block(part, rest.length === text.length));
      page().used += part.length;
      rest = rest.slice(part.length);
      if (rest.length > 0) turn();
    }
  };
  const rowsBeforeTurn = hasNewerPages(session) ? rowsWithNotes : (_: readonly TextRow[], room: number): number => room;
  const fact = ({ key, label, text }: RecordFact): void => {
    const labelled = Math.ceil(textWidth(label) / pageMeasures.labelWidth);
    if (page().used + labelled > rows) turn();
    const set = textRows([{ as: 'kept', text }], pageMeasures.factWidth);
    const padded = [...set, ...Array.from({ length: Math.max(0, labelled - set.length) }, (): TextRow => [])];
    flow(padded, (part, first) => ({ kind: 'fact', key, label, first, text: part }));
  };

  for (const fields of headRows(session)) whole({ kind: 'fields', fields, rows: fieldRows(session, fields) });
  for (const companion of companionsOnPages(session)) {
    whole({ kind: 'companion', companion: companion.number, rows: companionRows(companion) });
  }
  for (const asked of record ? factsOf(record) : []) fact(asked);
  for (const { step } of session.steps) {
    whole({ kind: 'told', step, rows: toldRows(session, step) });
    // The first question is put together with what was told.
    for (const [index, { key: question, text }] of (isAsked(session) ? questionsOf(session, step) : []).entries()) {
      if (index > 0) whole({ kind: 'asked', question, rows: Math.ceil(textWidth(text) / toldWidth) });
      const answer = answerTo(session, question)?.answer ?? '';
      whole({ kind: 'answered', question, rows: Math.max(1, Math.ceil(textWidth(answer) / toldWidth)) });
    }
  }
  for (const [note, { text }] of (session.withdrawalNotes?.onPages ?? []).entries()) {
    flow(textRows([{ as: 'kept', text }], pageMeasures.textWidth), (part, first) => ({ kind: 'withdrawal', note, first, text: part }));
  }
  if (record?.form.minutes) {
    const empty = session.transcript.length === 0;
    // A heading never stands alone at the foot of a page.
    if (page().used + 2 > rows) turn();
    whole({ kind: 'heading', title: record.form.minutes.title, empty, rows: empty ? 2 : 1 });
  }
  for (const line of session.transcript) {
    const { id: lineId, kind: lineKind } = line;
    flow(textRows(runsOf(line), pageMeasures.textWidth), (text, first) => ({ kind: 'line', lineId, lineKind, first, text }));
  }
  if (record?.written) {
    const { label } = record.form.outcome;
    const { outcome: text } = record.written;
    const height = textRows([{ as: 'kept', text }], pageMeasures.factWidth).length;
    // What came of it stands over the signature, not on a page before it.
    if (page().used + height + 1 + endRows > rows && height + 1 + endRows <= rows) turn();
    fact({ key: 'outcome', label, text });
  }
  if (page().used + 1 + endRows > rows) turn();
  return pages.map(({ blocks, used }, index) => ({ number: index + 1, blocks, usedRows: used, last: index === pages.length - 1 }));
}

interface RecordFact {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** What the form asks besides the outcome, a choice by its words. */
function factsOf({ form, written }: RecordView): readonly RecordFact[] {
  if (!written) return [];
  return askedFields(form, written.facts).map(({ key, label, choices }) => {
    const text = written.facts[key] ?? '';
    return { key, label, text: choices?.find(({ value }) => value === text)?.label ?? text };
  });
}

/** A note that would begin the next page takes the row that it belongs to along. */
function rowsWithNotes(text: readonly TextRow[], room: number): number {
  return text[room]?.[0]?.as === 'note' ? room - 1 : room;
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

function toldRows(session: PageSource, step: NoticeStep): number {
  const { noticeWording, inspectors, told, record } = session;
  const asked = isAsked(session);
  // Each right has its number and what parts it from the next.
  const all = [...told.rights, ...told.duties].reduce((sum, text) => sum + textWidth(text) + 3, 2 * around);
  const length = {
    'credentials-shown': namesWidth(inspectors) + 20,
    'notice-read': textWidth(noticeWording) + 2,
    'rights-told': asked && !record ? all : 44,
  }[step];
  const question = asked ? textWidth(questionsOf(session, step)[0]?.text ?? '') : 0;
  return Math.ceil((length + question) / pageMeasures.toldWidth);
}
