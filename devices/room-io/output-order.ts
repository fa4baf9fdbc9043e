import { isActive, keyOf } from './decode-room-io';
import type { Line, Words } from './modbus-bus';
import type { Span } from './poll-plan';
import { RoomIoError } from './room-io';
import type { OutputPoint } from './room-io-map';

/**
 * Brings one output where it is wanted and gives what it was read back as. What moves it is sent once; only readings are asked again.
 * `span`: the run of addresses by which the polling reads it too. Replies don't say what they answer: one that comes late must mean the same.
 */
export async function carryOut(
  line: Line,
  point: OutputPoint,
  active: boolean,
  span: Span,
): Promise<{ readonly span: Span; readonly words: Words }> {
  const { place, pulse, words } = point;
  const { unit, table, address } = place;
  const on = active === point.activeWhen;
  // A board that sleeps through the first request after another's must not sleep through the one that counts.
  if (line.lastUnit() !== unit) await line.read(unit, span, true);
  if (active && pulse?.by === 'board') {
    // The echo is the acknowledgement: a short pulse may be over before it could be read.
    await line.writeWord(unit, pulse.address, pulse.word);
    return { span: { table, start: address, count: 1 }, words: [on] };
  }
  await line.write(place, table === 'coil' ? on : on ? words.on : words.off);
  const back = await line.read(unit, span, true);
  const first = back?.[address - span.start];
  if (first === undefined || isActive(point, new Map([[keyOf(place), first]])) !== active)
    throw new RoomIoError('room-io.no-acknowledgement', `${keyOf(place)} reads back as ${String(first)}`);
  return { span, words: back };
}
