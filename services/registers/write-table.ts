import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { filled } from '../contract/filled';
import type { RegisterColumn, RegisterLineView } from '../contract/registers';
import { correctedColumn } from './corrections';
import { registerWords as words } from './register-words';

export interface RegisterTable {
  readonly columns: readonly RegisterColumn[];
  readonly lines: readonly RegisterLineView[];
}

/** Every cell is text: what begins with = + - @ is never a formula. */
export async function xlsxOf(table: RegisterTable): Promise<Buffer> {
  const [head = [], ...rows] = rowsOf(table);
  const cell = (value: string, style = {}) => ({ value, type: String, wrap: true, alignVertical: 'top' as const, ...style });
  return writeXlsxFile(
    [head.map((value) => cell(value, { fontWeight: 'bold' })), ...rows.map((row) => row.map((value) => cell(value)))],
    {
      columns: [{ width: 12 }, ...table.columns.map(({ width }) => ({ width: width * 1.6 })), { width: 40 }],
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    { fontFamily: 'SimSun' },
  ).toBuffer();
}

/** UTF-8 with its mark, which Excel asks for; a cell that Excel would take for a formula begins with an apostrophe. */
export function csvOf(table: RegisterTable): Buffer {
  const text: string = stringify([...rowsOf(table)], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  return Buffer.from(text);
}

function rowsOf({ columns, lines }: RegisterTable): readonly string[][] {
  const head = [words.number, ...columns.map(({ title }) => title), words.corrections];
  return [
    head,
    ...lines.map((line) => [
      line.number,
      ...columns.map(({ key }) => line.cells[key] ?? ''),
      line.corrections.map((one) => correctionText(columns, one)).join('\n'),
    ]),
  ];
}

function correctionText(columns: readonly RegisterColumn[], one: RegisterLineView['corrections'][number]): string {
  const values = {
    number: String(one.number),
    column: correctedColumn(columns, one.column),
    old: one.oldText,
    new: one.newText,
    at: one.at,
    by: one.by,
    reason: one.reason,
  };
  return filled(words.correction, values);
}
