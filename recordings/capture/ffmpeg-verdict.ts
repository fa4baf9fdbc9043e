/** Why ffmpeg ended; a closed list, so that screens and gaps can name it. */
export type FfmpegVerdict =
  'wrong-password' | 'unreachable' | 'refused' | 'stalled' | 'codec-unsupported' | 'no-space' | 'killed' | 'ended' | 'unknown';

export interface EndingFacts {
  readonly stderr: string;
  /** The supervisor ended it because nothing came any more. */
  readonly stalled: boolean;
  /** Pictures were written. */
  readonly hadFrames: boolean;
}

const said: readonly (readonly [RegExp, FfmpegVerdict])[] = [
  [/No space left on device|Disk quota exceeded/, 'no-space'],
  [/401 Unauthorized|403 Forbidden|authorization failed/, 'wrong-password'],
  [/Could not find tag for codec|codec not currently supported in container|incorrect codec parameters/, 'codec-unsupported'],
  [/Connection refused|Server returned [45]|method \w+ failed: [45]/, 'refused'],
  [/No route to host|Network is unreachable|Host is unreachable|Failed to resolve|Name or service not known/, 'unreachable'],
];

/** The exit code has no say: ffmpeg 5.1 ends with 0 after a camera was cut or hung. */
export function verdictOf({ stderr, stalled, hadFrames }: EndingFacts): FfmpegVerdict {
  const found = said.find(([pattern]) => pattern.test(stderr));
  if (found) return found[1];
  if (stalled) return 'stalled';
  if (/timed out/.test(stderr)) return hadFrames ? 'stalled' : 'unreachable';
  if (/Exiting normally, received signal|muxing overhead/.test(stderr)) return 'ended';
  // A process that could still say something says how it ended.
  if (/error|invalid|failed/i.test(stderr) && !hadFrames) return 'unknown';
  return 'killed';
}

/** What the address of a source that can't be asked means. */
export function verdictOfSourceError(error: unknown): FfmpegVerdict {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code.endsWith('.wrong-password')) return 'wrong-password';
  return code.endsWith('.unreachable') ? 'unreachable' : 'unknown';
}

/** The log without credentials: ffmpeg writes the whole address where it can't open it. */
export function scrubCredentials(text: string): string {
  return text.replaceAll(/(rtsps?:\/\/)[^@\s/'"]*@/g, '$1');
}
