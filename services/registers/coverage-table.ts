import type { CoverageRow } from '../contract/registers';
import type { ExportedTable } from './export-table';
import { officeMinute } from './office-minute';
import { registerWords as words, wordOf } from './register-words';

/** 规定§20: what was not recorded, as a table with each booking's number, by which it is found again. */
export function coverageTable(rows: readonly CoverageRow[], month: string): ExportedTable {
  const { title, columns, kinds } = words.coverage;
  return {
    ...{ title, columns, roomName: '', period: month },
    lines: rows.toReversed().map((row, index) => ({
      ...{ seq: index + 1, month, number: String(index + 1), corrections: [] },
      cells: {
        at: officeMinute(row.startsAt),
        room: row.roomName,
        act: wordOf(words.purposes, row.purpose),
        case: [row.caseName, row.caseNumber].filter(Boolean).join('　'),
        who: [row.department, row.requestedBy].filter(Boolean).join('　'),
        what: kinds[row.kind],
        booking: row.bookingId,
      },
    })),
  };
}
