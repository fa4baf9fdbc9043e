import { once } from 'node:events';
import { openDatabase } from '../../db/data-source';
import { OverlapError } from '../../db/repositories/booking-repository';
import { aBooking } from './builders';

/** A second kiosk process: once told to go, asks for the same rounds of half hours as its rival and tells how many it got. */
const [file = '', rounds = '0'] = process.argv.slice(2);
const db = await openDatabase(file);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();
const outcome = { granted: 0, refused: 0 };
for (let round = 0; round < Number(rounds); round += 1) {
  const startsAt = new Date(Date.UTC(2026, 10, 25) + round * 1_800_000);
  try {
    await db.bookings.insert(
      aBooking({ startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 2_700_000).toISOString() }),
    );
    outcome.granted += 1;
  } catch (problem) {
    if (!(problem instanceof OverlapError)) throw problem;
    outcome.refused += 1;
  }
}
await db.close();
process.stdout.write(JSON.stringify(outcome));
