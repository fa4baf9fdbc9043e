import { parseArgs } from 'node:util';
import { archivePages } from './archive-pages';
import { benchTable } from './bench-table';
import type { BenchRow } from './bench-row';
import { calendarReads } from './calendar';
import { compositeSpeed } from './composite';
import { discReadBack } from './disc-read-back';
import { driftSoak } from './drift-soak';
import { exportJoiner } from './export-joiner';
import { lineReplay } from './line-replay';
import { lists } from './lists';
import { liveView } from './live-view';
import { playbackSeek } from './playback-seek';
import { preflightSpeed } from './preflight-speed';
import { recorderCost } from './recorder-cost';
import { recordWorker, type RecordOrder } from './record-worker';
import { registerPages } from './registers';
import { rotations } from './rotations';
import { startLatency } from './start-latency';
import { tails } from './tails';
import { typing } from './typing';
import { transcriptPdf } from './transcript-pdf';
import { unlockLatency } from './unlock-latency';
import { verifyThroughput } from './verify-throughput';

interface Bench {
  readonly name: string;
  /** Not in the ten minutes of the short form. */
  readonly long?: true;
  readonly run: () => Promise<readonly BenchRow[]>;
}

/** Every bench. To add one, add its line. */
const benches: readonly Bench[] = [
  { name: 'recorder', run: recorderCost },
  { name: 'live', run: liveView },
  { name: 'start', run: startLatency },
  { name: 'tails', run: tails },
  { name: 'unlock', run: unlockLatency },
  { name: 'check', run: preflightSpeed },
  { name: 'rotations', run: rotations },
  { name: 'export', run: exportJoiner },
  { name: 'composite', run: compositeSpeed },
  { name: 'disc', run: discReadBack },
  { name: 'verify', run: verifyThroughput },
  { name: 'seek', run: playbackSeek },
  { name: 'registers', run: registerPages },
  { name: 'archive', run: archivePages },
  { name: 'calendar', run: calendarReads },
  { name: 'lists', long: true, run: lists },
  { name: 'typing', run: typing },
  { name: 'pdf', run: transcriptPdf },
  { name: 'replay', run: lineReplay },
  { name: 'drift', long: true, run: driftSoak },
];

/** Measures one bench after the other; the exit code is 1 where a goal was missed or a bench failed. */
async function main(words: readonly string[]): Promise<number> {
  if (words[0] === 'record-worker') {
    await recordWorker(JSON.parse(words[1] ?? '') as RecordOrder);
    return 0;
  }
  const { values } = parseArgs({ args: [...words], options: { only: { type: 'string' }, long: { type: 'boolean', default: false } } });
  const names = values.only?.split(',') ?? benches.filter(({ long }) => values.long || !long).map(({ name }) => name);
  const unknown = names.find((name) => !benches.some((bench) => bench.name === name));
  if (unknown !== undefined) {
    console.error(`no bench ${unknown}; there are ${benches.map(({ name }) => name).join(' ')}`);
    return 2;
  }
  const today = new Date().toISOString().slice(0, 10);
  const rows: BenchRow[] = [];
  let failed = 0;
  for (const { name, run } of benches.filter((bench) => names.includes(bench.name))) {
    const began = performance.now();
    try {
      const found = await run();
      rows.push(...found);
      // At once: what was measured isn't lost with a later part that hangs.
      console.log(benchTable(today, found));
    } catch (problem) {
      failed += 1;
      console.error(problem);
    }
    console.log(`· ${name}  ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  console.log(benchTable(today, rows));
  return failed > 0 || rows.some(({ met }) => !met) ? 1 : 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (problem: unknown) => {
    console.error(problem);
    process.exit(1);
  },
);
