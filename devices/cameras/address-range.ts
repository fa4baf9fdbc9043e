/** What a person typed to have cameras looked for there. */
export type AddressRange =
  | { readonly ok: true; readonly hosts: readonly string[] }
  | { readonly ok: false; readonly code: RangeRefusalCode; readonly text: string; readonly count?: number };
export type RangeRefusalCode =
  'camera-range.not-an-address' | 'camera-range.backwards' | 'camera-range.not-hosts' | 'camera-range.too-many';

const MOST_HOSTS = 1_024;
const MOST_CHARACTERS = 500;

/**
 * `192.168.1.64`, `192.168.1.1-254`, `192.168.1.1-192.168.2.20`, `192.168.1.0/24`, and several of them with commas or spaces between,
 * Chinese ones too. A network's own address and its broadcast address are no hosts of `/24`.
 */
export function readAddressRange(text: string): AddressRange {
  const refuse = (code: RangeRefusalCode, part: string, count?: number): AddressRange => ({
    ok: false,
    code,
    text: part.slice(0, 60),
    ...(count === undefined ? {} : { count }),
  });
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[—–~至]/g, '-')
    .replaceAll(/\s*-\s*/g, '-');
  const parts = plain.split(/[\s,;、。]+/).filter((part) => part !== '');
  if (parts.length === 0 || text.length > MOST_CHARACTERS) return refuse('camera-range.not-an-address', text.trim());
  const spans: Span[] = [];
  for (const part of parts) {
    const span = spanOf(part);
    if (span === undefined) return refuse('camera-range.not-an-address', part);
    if (span.last < span.first) return refuse('camera-range.backwards', part);
    if (!isHost(span.first) || !isHost(span.last)) return refuse('camera-range.not-hosts', part);
    spans.push(span);
  }
  const count = spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (count > MOST_HOSTS) return refuse('camera-range.too-many', parts.join(', '), count);
  const hosts = spans.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
  return { ok: true, hosts: [...new Set(hosts)].map(dotted) };
}

interface Span {
  readonly first: number;
  readonly last: number;
}

function spanOf(part: string): Span | undefined {
  const [, from = '', to, bits] = /^(\d[\d.]*)(?:-(\d[\d.]*)|\/(\d{1,2}))?$/.exec(part) ?? [];
  const first = addressOf(from);
  if (first === undefined) return undefined;
  if (bits !== undefined) return networkOf(first, Number(bits));
  if (to === undefined) return { first, last: first };
  const last = to.includes('.') ? addressOf(to) : byteOf(to) === undefined ? undefined : Math.floor(first / 256) * 256 + Number(to);
  return last === undefined ? undefined : { first, last };
}

function networkOf(address: number, bits: number): Span | undefined {
  if (bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const first = Math.floor(address / size) * size;
  // /31 and /32 have no address of their own.
  return size <= 2 ? { first, last: first + size - 1 } : { first: first + 1, last: first + size - 2 };
}

function addressOf(text: string): number | undefined {
  const bytes = text.split('.').map(byteOf);
  return bytes.length === 4 && bytes.every((byte) => byte !== undefined) ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : undefined;
}

/** Without leading zeros, which some read as octal. */
function byteOf(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) < 256 ? Number(text) : undefined;
}

/** Not this network, not multicast, reserved or broadcast. */
function isHost(address: number): boolean {
  const first = Math.floor(address / 2 ** 24);
  return first > 0 && first < 224;
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
