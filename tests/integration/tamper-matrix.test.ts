import { expect, it } from 'vitest';
import { tamperMatrix } from '../faults/tamper-matrix';

it('[row 10] finds and names every tampering with evidence and store, and gives no false alarm (short form of the matrix)', async () => {
  const rows = await tamperMatrix({ flips: 300, cleanRuns: 200, seed: 20_261_125, byHandEvery: 40, rowsEvery: 3 });
  expect(rows.filter((row) => row.found < row.tried || row.named < row.tried)).toEqual([]);
  const tried = (kind: string) => rows.find((row) => row.kind === kind)?.tried ?? 0;
  expect(tried('single bit turned over')).toBe(300);
  expect(tried('clean verification (found = called intact)')).toBe(200);
  expect(tried('chain row edited')).toBeGreaterThan(50);
  expect(tried('audit_log row edited')).toBeGreaterThanOrEqual(15);
}, 300_000);
