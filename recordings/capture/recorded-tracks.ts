import type { WithheldTrack } from '../session/withheld';

/** What is taken of a source. */
export type RecordedTracks = 'both' | 'sound' | 'picture';

/** A camera gives both, a microphone its sound alone; one of which nothing is left stands still. */
export function recordedTracks(kind: 'microphone' | undefined, withheld: WithheldTrack | undefined): RecordedTracks | 'nothing' {
  if (kind === 'microphone') return withheld === 'sound' ? 'nothing' : 'sound';
  if (withheld === undefined) return 'both';
  return withheld === 'sound' ? 'picture' : 'sound';
}

/** ffmpeg was asked for the sound of a source that has none. */
export function saysNoSound(stderr: string): boolean {
  return /Stream map '0:a:0' matches no streams/.test(stderr);
}
