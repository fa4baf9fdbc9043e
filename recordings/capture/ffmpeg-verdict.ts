/** Why ffmpeg ended; a closed list, so that screens and gaps can name it. */
export type FfmpegVerdict =
  | 'wrong-password'
  | 'unreachable'
  | 'refused'
  /** The camera doesn't send the way it was asked to (TCP, UDP, tunnel). */
  | 'transport-refused'
  | 'stalled'
  | 'codec-unsupported'
  /** The camera sends another size or codec than the file began with. */
  | 'format-changed'
  /** What the camera sends is no stream, or has no end. */
  | 'unreadable'
  /** The camera wanted ffmpeg to go to another address. */
  | 'led-elsewhere'
  | 'no-space'
  | 'killed'
  | 'ended'
  | 'unknown';

/** Why we ended an ffmpeg that ran well. */
export type SeenVerdict = 'format-changed' | 'codec-unsupported' | 'led-elsewhere';

export interface EndingFacts {
  readonly stderr: string;
  /** The supervisor ended it because nothing came any more. */
  readonly stalled: boolean;
  /** Pictures were written. */
  readonly hadFrames: boolean;
  /** What the recorded bytes or the log showed, before ffmpeg was ended for it. */
  readonly seen?: SeenVerdict | undefined;
  /** The disk holds nothing more: what ffmpeg said last, its log had no room for. */
  readonly diskFull?: boolean;
}

const said: readonly (readonly [RegExp, FfmpegVerdict])[] = [
  [/No space left on device|Disk quota exceeded/, 'no-space'],
  [/Status 3\d\d: Redirecting to/, 'led-elsewhere'],
  [/401 Unauthorized|403 Forbidden|authorization failed/, 'wrong-password'],
  [/Could not find tag for codec|codec not currently supported in container|incorrect codec parameters/, 'codec-unsupported'],
  // 461, and what cameras answer to an interleaved SETUP instead; 401, 403, 404, 453 and 454 mean something else.
  [/method SETUP failed: (?!40[134]|45[34])[45]\d\d|Nonmatching transport in server reply/, 'transport-refused'],
  [/Connection refused|Server returned [45]|method \w+ failed: [45]/, 'refused'],
  [/No route to host|Network is unreachable|Host is unreachable|Failed to resolve|Name or service not known/, 'unreachable'],
];

/** The exit code has no say: ffmpeg 5.1 ends with 0 after a camera was cut or hung. */
export function verdictOf({ stderr, stalled, hadFrames, seen, diskFull = false }: EndingFacts): FfmpegVerdict {
  if (seen) return seen;
  const found = said.find(([pattern]) => pattern.test(stderr));
  if (found) return found[1];
  if (!hadFrames && /Cannot allocate memory|Invalid data found|Error number -\d+ occurred/.test(stderr)) return 'unreadable';
  if (stalled) return 'stalled';
  if (/timed out/.test(stderr)) return hadFrames ? 'stalled' : 'unreachable';
  if (/Exiting normally, received signal|muxing overhead/.test(stderr)) return 'ended';
  if (diskFull) return 'no-space';
  // A process that could still say something says how it ended.
  if (/error|invalid|failed/i.test(stderr) && !hadFrames) return 'unknown';
  return 'killed';
}

const causes: Readonly<Record<string, FfmpegVerdict>> = {
  'wrong-password': 'wrong-password',
  unreachable: 'unreachable',
  unsupported: 'codec-unsupported',
  'no-media-profile': 'codec-unsupported',
  unreadable: 'unreadable',
  'led-elsewhere': 'led-elsewhere',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
};

/** What it means that no attempt could be begun: its address can't be asked for, or its files not be made. */
export function verdictOfSourceError(error: unknown): FfmpegVerdict {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return causes[code.slice(code.lastIndexOf('.') + 1)] ?? 'unknown';
}

/** The log without credentials: ffmpeg writes the whole address where it can't open it, and what a camera says, which may echo the password. */
export function scrubCredentials(text: string, secret = ''): string {
  const secrets = secret === '' ? [] : [secret, encodeURIComponent(secret)];
  return secrets
    .reduce((rest, one) => rest.replaceAll(one, '***'), text)
    .replaceAll(/((?:rtsps?|https?):\/\/)[^@\s/'"]*@/g, '$1')
    .replaceAll(/(Status 3\d\d: Redirecting to) .*/g, '$1 ***');
}
