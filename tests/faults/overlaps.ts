import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { openDatabase } from '../../db/data-source';
import { aPerson } from '../support/builders';
import { seededRandom } from '../support/random';
import { waitFor } from '../support/wait-for';
import type { FamilyOptions } from './fault-family';
import type { OverlapWord, WriterOutcome } from './overlap-words';
import { startProcess } from './start-process';

const fault = '8 writers ask for one room at once';
const PROCESSES = 2;
const WRITERS = 4;
const FIRST = Date.UTC(2027, 0, 1);
const ROUND_MS = 4 * 60 * 60 * 1000;

/** 规定§11: of eight writers in two processes that ask for overlapping times, one is granted; never none, never two. */
export async function overlaps({ n, seed, scratch, report, log }: FamilyOptions): Promise<void> {
  const folder = await mkdtemp(path.join(scratch, 'overlaps-'));
  const file = path.join(folder, 'store.sqlite');
  const db = await openDatabase(file);
  await db.rooms.put({ id: 'X1', name: 'X1', place: 'X1' });
  await db.people.save(aPerson({ id: 'lin' }));
  const order = { file, writers: WRITERS };
  const processes = await Promise.all(Array.from({ length: PROCESSES }, () => startProcess<OverlapWord>('overlap-process', order)));
  try {
    await waitFor('both processes', () => processes.every(({ words }) => words.length > 0), 60_000);
    const random = seededRandom(seed);
    const won: number[] = [];
    for (let round = 0; round < n; round += 1) {
      const startsAt = FIRST + round * ROUND_MS;
      for (const { child } of processes) {
        const shifts = Array.from({ length: WRITERS }, () => Math.floor(random() * 100));
        child.stdin?.write(`${JSON.stringify({ round, startsAt, shifts })}\n`);
      }
      const outcomes = await outcomesOf(processes, round);
      const winners = outcomes.filter((outcome) => outcome === 'won').length;
      won.push(winners);
      report.measure(fault, 'winners more or less than one', Math.abs(winners - 1), 0);
      report.expect(fault, outcomes.length === PROCESSES * WRITERS, `round ${round}: ${outcomes.length} outcomes`);
      const broke = outcomes.find((outcome) => outcome.startsWith('broke'));
      report.expect(fault, broke === undefined, `round ${round}: ${broke ?? ''}`);
      if ((round + 1) % 1000 === 0) log(`${round + 1} rounds`);
    }
    const stored = (await db.bookings.between('X1', '2', '3')).toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    report.expect(fault, stored.length === n, `${stored.length} bookings stored after ${n} rounds`);
    const touching = stored.filter((booking, index) => (stored[index - 1]?.endsAt ?? '') > booking.startsAt).length;
    report.expect(fault, touching === 0, `${touching} stored bookings overlap the one before`);
  } finally {
    await Promise.all(processes.map((one) => one.end()));
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function outcomesOf(
  processes: readonly { readonly words: readonly OverlapWord[] }[],
  round: number,
): Promise<readonly WriterOutcome[]> {
  const said = ({ words }: { readonly words: readonly OverlapWord[] }) => {
    const word = words[round + 1];
    return word?.kind === 'round' && word.round === round ? word.outcomes : undefined;
  };
  // Looked at again at once: 10,000 rounds wait for nothing but the writers.
  while (!processes.every((one) => said(one))) await new Promise((resolve) => setImmediate(resolve));
  return processes.flatMap((one) => said(one) ?? []);
}
