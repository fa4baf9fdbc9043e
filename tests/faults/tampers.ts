import type { FamilyOptions } from './fault-family';
import { tamperMatrix } from './tamper-matrix';

/** R11: `n` single bits, as many untouched verifications, and every other tampering once, by the matrix. */
export async function tampers({ n, seed, report }: FamilyOptions): Promise<void> {
  for (const row of await tamperMatrix({ flips: n, cleanRuns: n, seed, byHandEvery: Math.max(40, Math.ceil(n / 100)), rowsEvery: 1 })) {
    for (let one = 0; one < row.tried; one += 1)
      report.measure(row.kind, 'not found, or laid to something else', one < row.named ? 0 : 1, 0);
    if (row.missed.length > 0) report.expect(row.kind, false, row.missed.join('; '));
  }
}
