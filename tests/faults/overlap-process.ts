import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '../../db/data-source';
import { OverlapError } from '../../db/repositories/booking-repository';
import type { OverlapOrder, OverlapRound, OverlapWord, WriterOutcome } from './overlap-words';

/** One kiosk process with several writers, each with a connection of its own; told a round, all of them ask for the room at once. */
const { file, writers } = JSON.parse(process.argv[2] ?? '') as OverlapOrder;
const say = (word: OverlapWord) => process.stdout.write(`${JSON.stringify(word)}\n`);

async function ask(db: Database, startsAt: number, shift: number): Promise<WriterOutcome> {
  const from = startsAt + shift * 60_000;
  try {
    await db.bookings.insert({
      ...{ id: randomUUID(), roomId: 'X1', purpose: 'questioning', status: 'requested', department: 'x', requestedById: 'lin' },
      // Every writer's time holds the tenth minute of the round, so that any two of them overlap; two hours, also across midnight.
      ...{ startsAt: new Date(from).toISOString(), endsAt: new Date(from + 7_200_000).toISOString() },
      ...{ caseNumber: '', caseName: 'x', questionedName: 'x', questionedRole: 'party', questionedPosition: '', questionedIdNumber: '' },
      ...{ questionedDocument: 'resident-id', questionedSex: null, questionedBornOn: null, questionedWorkUnit: '', questionedPhone: '' },
      ...{ questionedAddress: '', questionedPostcode: '', questionedWhyIncomplete: '' },
      requestedAt: new Date().toISOString(),
    });
    return 'won';
  } catch (problem) {
    return problem instanceof OverlapError ? 'refused' : `broke: ${String(problem)}`;
  }
}

async function main(): Promise<void> {
  const stores = await Promise.all(Array.from({ length: writers }, () => openDatabase(file)));
  say({ kind: 'ready' });
  for await (const line of createInterface({ input: process.stdin })) {
    const { round, startsAt, shifts } = JSON.parse(line) as OverlapRound;
    say({ kind: 'round', round, outcomes: await Promise.all(stores.map((db, index) => ask(db, startsAt, shifts[index] ?? 0))) });
  }
  await Promise.all(stores.map((db) => db.close()));
}

void main();
