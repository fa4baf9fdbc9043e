import { sentence } from './sentences.mjs';

/** The lines that end a test run: what was skipped and why, what failed, a table, the time, and last the count alone. */
export function summaryLines(results, totalMs) {
  const skipped = results.flatMap((result) => result.skipped);
  const failures = results.flatMap((result) => result.failures.map((failure) => `${sentence(`stage.${result.stage}`)}  ${failure}`));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  return [
    ...titled(
      'test.skipped',
      skipped.map(({ title, note }) => `${title} — ${note ?? sentence('test.skippedNoNote')}`),
    ),
    ...titled('test.failures', failures),
    '',
    ...table([sentence('test.head').split('|'), ...results.map(row)]),
    '',
    sentence('test.total', { seconds: inSeconds(totalMs) }),
    `${passed} passed, ${failures.length} failed`,
  ];
}

const titled = (key, lines) => (lines.length === 0 ? [] : ['', sentence(key), ...lines.map((line) => `  ${line}`)]);

const row = ({ stage, passed, failures, skipped, ms }) => [
  sentence(`stage.${stage}`),
  String(passed),
  String(failures.length),
  String(skipped.length),
  ms === undefined ? '' : inSeconds(ms),
];

const inSeconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => width(cells[column]))));
  return rows.map((cells) =>
    cells
      .map((cell, column) => pad(cell, widths[column], column > 0))
      .join('  ')
      .trimEnd(),
  );
}

/** A Chinese character takes two columns of a terminal. */
const width = (text) => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);

function pad(text, to, right) {
  const space = ' '.repeat(to - width(text));
  return right ? space + text : text + space;
}
