import type { ClockReference } from './clock-reference';

/**
 * Reads `timedatectl show` (properties, one a line) and, where it could be had, `timedatectl timesync-status` (words, in the C locale).
 * Undefined where the first doesn't say whether the clock is kept.
 */
export function readTimesyncd(show: string, status: string): ClockReference | undefined {
  const synchronized = /^NTPSynchronized=(yes|no)$/m.exec(show)?.[1];
  if (synchronized === undefined) return undefined;
  if (synchronized === 'no') return { state: 'unsynchronized', by: 'timesyncd' };
  const server = /^\s*Server: (\S+)/m.exec(status)?.[1];
  return { state: 'synchronized', by: 'timesyncd', server, offsetSeconds: spanOf(/^\s*Offset: [+-]?(.+)$/m.exec(status)?.[1]) };
}

const UNITS: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3_600 };

/** systemd writes spans such as `1min 2.500s`, `3.209ms`, `876us`. */
function spanOf(text: string | undefined): number | undefined {
  const parts = [...(text ?? '').matchAll(/([\d.]+)(us|ms|min|s|h)\b/g)];
  return parts.length === 0 ? undefined : parts.reduce((sum, [, value, unit]) => sum + Number(value) * (UNITS[unit ?? ''] ?? NaN), 0);
}
