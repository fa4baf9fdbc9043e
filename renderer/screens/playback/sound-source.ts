import type { PlaybackTrack } from '../../../services/contract/playback';
import { hasSound } from './mime-tracks';

/** Whose sound is heard: the room microphone's where there is one, else that of the first camera that has any. */
export function soundSource(tracks: readonly PlaybackTrack[]): PlaybackTrack | undefined {
  return tracks.find(({ kind }) => kind === 'sound') ?? tracks.find(({ mimeType = '' }) => hasSound(mimeType));
}
