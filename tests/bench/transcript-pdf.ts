import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transcriptPages } from '../../services/contract/transcript-pages';
import { printPapers } from '../support/print-papers';
import { sampleTranscript } from '../support/sample-transcript';
import { median, type BenchRow } from './bench-row';

const goalMs = 5_000;
const wantedPages = 200;
const rounds = 3;

/** A 笔录 of 200 pages, signed on each, by the shipping printer: from the order to the bytes of the PDF. */
export async function transcriptPdf(): Promise<readonly BenchRow[]> {
  const signature = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="220"><path d="M40 60l90-8M45 60v100l95-6M190 50l-20 70" fill="none" stroke="#17212b" stroke-width="7"/></svg>')}`;
  let lines = 1_000;
  const pagesOf = (count: number) => transcriptPages(sampleTranscript({ lines: count }, '', '')).length;
  while (pagesOf(lines) < wantedPages) lines += 50;
  const session = sampleTranscript({ lines }, signature, signature);
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-pdf-'));
  try {
    const papers = Array.from({ length: rounds }, (_, round) => ({
      file: path.join(folder, `${round}.pdf`),
      paper: { kind: 'transcript', session } as const,
    }));
    const samples = (await printPapers(papers)).map(({ ms }) => ms);
    return [
      {
        id: 'pdf',
        name: `笔录 of ${pagesOf(lines)} pages, each signed: order to PDF`,
        goal: '≤ 5 s',
        unit: 'ms',
        samples,
        limits: [goalMs],
        ratio: median(samples) / goalMs,
        met: median(samples) <= goalMs,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
