import { say } from './words';

const hourMs = 3_600_000;
const two = (count: number): string => String(Math.floor(count)).padStart(2, '0');

/** 2026-11-25 09:02:14 of a UTC instant; Beijing has had no summer time since 1991. */
export function beijing(instant: string | number): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  return Number.isNaN(at) ? String(instant) : new Date(at + 8 * hourMs).toISOString().slice(0, 19).replace('T', ' ');
}

export function beijingTimeOfDay(instant: string | number): string {
  return beijing(instant).slice(11);
}

/** hh:mm:ss, with a minus before the entry. */
export function clockOf(ms: number): string {
  const size = Math.floor(Math.abs(ms) / 1000);
  return `${ms <= -1000 ? '−' : ''}${two(size / 3600)}:${two((size / 60) % 60)}:${two(size % 60)}`;
}

export function lengthOf(ms: number): string {
  const size = Math.round(ms / 1000);
  const parts = { hours: Math.floor(size / 3600), minutes: Math.floor(size / 60) % 60, seconds: size % 60 };
  return say(size >= 3600 ? 'length.hours' : size >= 60 ? 'length.minutes' : 'length.seconds', parts);
}

export function sizeOf(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const size = bytes / 1024 ** step;
  return `${step === 0 ? size : size.toFixed(size < 10 ? 2 : 1)} ${units[step] ?? ''}`;
}

/** In groups of 4, to be compared by eye. */
export function inGroups(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}
