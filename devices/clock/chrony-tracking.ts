import type { ClockReference } from './clock-reference';

const FIELDS = 14;
const SYSTEM_TIME = 4;
const LEAP = 13;
/** chrony's own local reference: it follows nobody. */
const LOCAL = '7F7F0101';

/** Reads `chronyc -c -n tracking`: one line of 14 fields, the last of them the leap status. Undefined for anything else. */
export function readChronyTracking(text: string): ClockReference | undefined {
  const fields = text.trim().split(',');
  if (fields.length !== FIELDS) return undefined;
  const offset = Number(fields[SYSTEM_TIME]);
  const server = fields[1] ?? '';
  if (!Number.isFinite(offset) || fields[SYSTEM_TIME] === '') return undefined;
  if (fields[LEAP] === 'Not synchronised' || fields[0] === LOCAL) return { state: 'unsynchronized', by: 'chrony' };
  return { state: 'synchronized', by: 'chrony', server: server === '' ? undefined : server, offsetSeconds: Math.abs(offset) };
}
