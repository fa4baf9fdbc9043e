import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExhibitView } from '../../services/contract/exhibits';
import type { SessionView } from '../../services/contract/sessions';
import { transcriptPages } from '../../services/contract/transcript-pages';
import { printPapers } from '../support/print-papers';
import { sampleTranscript } from '../support/sample-transcript';
import { pdfPages } from '../support/sealed-papers';

const session = sampleTranscript({ lines: 12 }, '', '');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'addition-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const hashOf = (number: number) => String(number).padStart(4, '0').repeat(16);
const exhibit = (number: number): ExhibitView => ({
  ...{ number, name: `现场检查照片 ${number}`, page: '第 1 页', shownBy: '林志强' },
  ...{ from: '2026-11-25T01:10:00.000Z', to: '2026-11-25T01:12:00.000Z' },
  picture: { source: 'camera', name: '室内全景', file: `exhibits/${number}.jpg`, sha256: hashOf(number) },
});

/** The text of each page, without its spaces. */
async function pagesOf(name: string, view: SessionView): Promise<readonly string[]> {
  const file = path.join(folder, `${name}.pdf`);
  await printPapers([{ file, paper: { kind: 'transcript', session: view } }]);
  return pdfPages(file);
}

it('the 附记 takes as many pages as it needs, each with its head and the code: nothing of it is cut off', async () => {
  const signed = transcriptPages(session).length;
  const few = await pagesOf('few', { ...session, exhibits: [exhibit(1)] });
  expect(few).toHaveLength(signed + 1);
  expect(few.at(-1)).toMatch(/^询问笔录附记.+QYWS-X1-2026-0147$/);

  const exhibits = Array.from({ length: 40 }, (_, n) => exhibit(n + 1));
  const reason = '他和举报人是亲戚，'.repeat(50);
  const added = [{ at: '2026-11-25T02:10:00.000Z', text: `${reason}完` }];
  const many = (await pagesOf('many', { ...session, exhibits, withdrawalNotes: { onPages: [], added } })).slice(signed);
  expect(many.length).toBeGreaterThan(2);
  for (const page of many) expect(page).toMatch(/^询问笔录附记.+QYWS-X1-2026-0147$/);
  for (const { number } of exhibits) expect(many.join('')).toContain(hashOf(number));
  expect(many.join('').replace(/录音录像编码QYWS-X1-2026-0147询问笔录附记/g, '')).toContain(`${reason}完`);
});
