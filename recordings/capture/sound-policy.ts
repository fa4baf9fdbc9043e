import type { InitFacts } from './mp4-init';
import type { RecordingSource } from './recording-source';

/** Copied, or made AAC at 48 kHz, the one sound that every player of our MP4 files knows. */
export type SoundHandling = 'copy' | 'aac';

/** How an attempt treats the sound. `misfit`: copying it was tried in vain. A device's sound is raw and always encoded. */
export function soundHandling(source: RecordingSource, misfit: boolean): SoundHandling {
  if ('soundDevice' in source) return 'aac';
  return misfit || source.sound === 'other' ? 'aac' : 'copy';
}

/** Whether what was copied is no AAC: MP4 takes Opus, for example, and then half of the players are silent. */
export function hasForeignSound({ tracks }: InitFacts): boolean {
  return tracks.some(({ kind, codec }) => kind === 'audio' && !codec.startsWith('mp4a.40'));
}
