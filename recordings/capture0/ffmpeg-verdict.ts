/** Why a capture ended, as far as its words and figures tell; `unknown` rather than a guess. */
export type CaptureVerdict =
  | 'wrong-password'
  | 'unreachable'
  | 'no-stream'
  | 'stalled'
  | 'codec-unsupported'
  | 'no-space'
  | 'killed'
  | 'stopped'
  | 'stream-ended'
  | 'unknown';

const signs: readonly (readonly [RegExp, CaptureVerdict])[] = [
  [/No space left on device/, 'no-space'],
  [/401 Unauthorized|403 Forbidden/, 'wrong-password'],
  [/404 Not Found|Stream map .* matches no streams/, 'no-stream'],
  [/Could not find tag for codec|codec not currently supported in container|Could not write header/, 'codec-unsupported'],
  [/Connection refused|No route to host|Network is unreachable|Connection timed out|Name or service not known|Temporary failure in name resolution/, 'unreachable'],
  [/Connection reset by peer|Operation timed out|End of file|Broken pipe|Input\/output error/, 'stream-ended'],
];

/** ffmpeg 5.1 ends with code 0 after a cut camera: only its words count, and whether it was we who ended it. */
export function verdictOf(stderr: string, ending: { readonly signal: 'none' | 'by-us' | 'by-others'; readonly stalled: boolean }): CaptureVerdict {
  const said = signs.find(([sign]) => sign.test(stderr))?.[1];
  if (ending.stalled) return said === 'no-space' ? said : 'stalled';
  if (ending.signal === 'by-us') return 'stopped';
  if (said) return said;
  return ending.signal === 'by-others' ? 'killed' : 'stream-ended';
}

/** The text without logins in addresses. */
export function withoutSecrets(text: string): string {
  return text.replace(/(rtsps?:\/\/)[^@\s'"]*@/gi, '$1');
}
