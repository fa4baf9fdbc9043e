import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { clocksRefused } from '../support/faked-clock';
import { clockSteps } from './clock-steps';
import { diskFull } from './disk-full';
import type { FaultFamily } from './fault-family';
import { FaultReport, tableOf } from './fault-report';
import type { Broken, Measure } from './fault-report';
import { failingCallsRefused } from '../support/failing-call';
import { fsyncErrors } from './fsync-error';
import { hostileReaderFaults } from './hostile-readers';
import { hostileStreamFaults } from './hostile-streams';
import { killFfmpeg } from './kill-ffmpeg';
import { killRecorder } from './kill-recorder';
import { mirrorFaults } from './mirrors';
import { cableFaults, connectionFaults } from './network';
import { networksRefused } from '../support/network-pair';
import { overlaps } from './overlaps';
import { powerCuts } from './power-cuts';
import { ptyCuts } from './pty-cuts';
import { mountsRefused } from '../support/power-cut-disk';
import { soundClockRuns } from './clock-drift';
import { tampers } from './tampers';
import { writeErrors } from './write-error';
import { undoAll } from '../support/undo';
import { wireFuzz } from './wire-fuzz';

/** Every family of faults. To add one, add its line. */
const families: readonly FaultFamily[] = [
  { name: 'kill-ffmpeg', n: 1_000, run: (options) => killFfmpeg('SIGKILL', options) },
  { name: 'stop-ffmpeg', n: 500, run: (options) => killFfmpeg('SIGSTOP', options) },
  { name: 'kill-recorder', n: 1_000, run: killRecorder },
  { name: 'power-cuts', n: 1_000, unavailable: mountsRefused, run: powerCuts },
  { name: 'disk-full', n: 200, unavailable: mountsRefused, run: diskFull },
  { name: 'fsync-error', n: 100, unavailable: failingCallsRefused, run: fsyncErrors },
  { name: 'write-error', n: 100, unavailable: failingCallsRefused, run: writeErrors },
  { name: 'clock-steps', n: 100, unavailable: clocksRefused, run: clockSteps },
  { name: 'mirrors', n: 100, unavailable: mountsRefused, run: mirrorFaults },
  { name: 'cables', n: 100, unavailable: networksRefused, run: cableFaults },
  { name: 'connections', n: 150, run: connectionFaults },
  { name: 'tampers', n: 10_000, run: tampers },
  { name: 'sound-clock', n: 240, run: soundClockRuns },
  { name: 'hostile-readers', n: 200_000, run: hostileReaderFaults },
  { name: 'overlaps', n: 10_000, run: overlaps },
  { name: 'hostile-streams', n: 16, run: hostileStreamFaults },
  { name: 'wire-fuzz', n: 10_000_000, run: wireFuzz },
  { name: 'pty-cuts', n: 500, run: ptyCuts },
];

const usage = `npm run faults -- [--only NAME,NAME] [--n COUNT] [--seed NUMBER] [--into FILE]
  --only   ${families.map(({ name }) => name).join(' ')}
  --n      how many faults of each, instead of the long form's number
  --scratch  where the recordings are made: a RAM disk leaves the speed of the disk out of account
  --into   adds what was measured to this file, and prints the table of all that stands in it`;

/** Runs the families one after the other; the exit code is 1 where a promise was broken. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      n: { type: 'string' },
      seed: { type: 'string', default: '20261124' },
      into: { type: 'string' },
      scratch: { type: 'string', default: tmpdir() },
      help: { type: 'boolean' },
    },
  });
  const names = values.only?.split(',') ?? families.map(({ name }) => name);
  const chosen = families.filter(({ name }) => names.includes(name));
  if (values.help === true || chosen.length < names.length) {
    console.log(usage);
    return values.help === true ? 0 : 2;
  }
  const seed = Number(values.seed);
  const scratch = mkdtempSync(path.join(values.scratch, 'faults-'));
  const all = new FaultReport();
  const end = (): void => {
    undoAll();
    rmSync(scratch, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      tell(all, values.into);
      end();
      process.exit(130);
    });
  }
  try {
    for (const family of chosen) {
      const n = values.n === undefined ? family.n : Number(values.n);
      const why = family.unavailable?.(scratch);
      if (why !== undefined) {
        console.log(`- ${family.name}: skipped, ${why}`);
        continue;
      }
      console.log(`→ ${family.name} ×${n}, seed ${seed}`);
      const began = performance.now();
      const known = all.broken.length;
      await family
        .run({ n, seed, scratch, report: all, log: (line) => console.log(`  ${line}`) })
        .catch((error: unknown) => all.expect(family.name, false, error instanceof Error ? (error.stack ?? error.message) : String(error)));
      for (const { fault, detail } of all.broken.slice(known)) console.log(`  ✗ ${fault}: ${detail}`);
      console.log(`${all.sound ? '✓' : '✗'} ${family.name}  ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
  } finally {
    end();
  }
  tell(all, values.into);
  return all.sound ? 0 : 1;
}

interface Found {
  readonly measures: readonly Measure[];
  readonly broken: readonly Broken[];
}

/** The table, also of a run that was ended early: what was measured until then was measured. */
function tell(all: FaultReport, into: string | undefined): void {
  const { measures, broken } = into === undefined ? all : addTo(into, all);
  console.log(tableOf(new Date().toISOString().slice(0, 10), measures, broken));
}

/** What several runs measured counts together. */
function addTo(file: string, { measures, broken }: Found): Found {
  appendFileSync(file, `${JSON.stringify({ measures, broken })}\n`);
  const runs = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const found = runs.map((line) => JSON.parse(line) as Found);
  return { measures: found.flatMap((run) => run.measures), broken: found.flatMap((run) => run.broken) };
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
