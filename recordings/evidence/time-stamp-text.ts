import type { Instant } from '../session/instant';

/** What `openssl ts -text` prints of a query or a reply. */
export interface TimeStampText {
  /** `granted` in a reply that holds a token. */
  readonly status: string | undefined;
  readonly statusText: string | undefined;
  readonly hashAlgorithm: string | undefined;
  /** The hash that was stamped, hex. */
  readonly imprint: string;
  readonly nonce: string | undefined;
  readonly at: Instant | undefined;
  /** The authority as the token names it. */
  readonly tsa: string | undefined;
}

export function readTimeStampText(text: string): TimeStampText {
  const field = (name: string) => {
    const value = new RegExp(`^${name}: (.+)$`, 'm').exec(text)?.[1]?.trim();
    return value === 'unspecified' ? undefined : value;
  };
  return {
    status: field('Status')?.replace(/\.$/, '').toLowerCase(),
    statusText: field('Failure info') ?? field('Status description'),
    hashAlgorithm: field('Hash Algorithm'),
    imprint: [...text.matchAll(/^ {4}[0-9a-f]{4} - ([0-9a-f -]{1,48})/gm)].map(([, row = '']) => row.replace(/[^0-9a-f]/g, '')).join(''),
    nonce: field('Nonce'),
    at: instantOf(field('Time stamp')),
    tsa: field('TSA')?.replace(/^DirName:/, ''),
  };
}

/** `Nov 24 11:16:30.25 2026 GMT`, the fraction being optional. */
function instantOf(text: string | undefined): Instant | undefined {
  const found = /^([A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d)(\.\d+)? (\d{4}) GMT$/.exec(text ?? '');
  if (!found) return undefined;
  const [, clock = '', fraction = '0', year = ''] = found;
  const seconds = Date.parse(`${clock} ${year} GMT`);
  return Number.isNaN(seconds) ? undefined : new Date(seconds + Math.floor(Number(fraction) * 1000)).toISOString();
}
