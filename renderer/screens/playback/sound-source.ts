import type { PlaybackTrack } from '../../../services/contract/playback';

const SOUND = /^(mp4a|opus|ac-3|ec-3|flac|alaw|ulaw)/i;

/** Whose sound is heard: the room microphone's where there is one, else that of the first camera that has any. */
export function soundSource(tracks: readonly PlaybackTrack[]): PlaybackTrack | undefined {
  return (
    tracks.find(({ kind }) => kind === 'sound') ?? tracks.find(({ mimeType = '' }) => codecsOf(mimeType).some((codec) => SOUND.test(codec)))
  );
}

/** The same container with its pictures' codecs alone, such as `video/mp4; codecs="avc1.42c01f"`. */
export function withoutSound(mimeType: string): string {
  const pictures = codecsOf(mimeType).filter((codec) => !SOUND.test(codec));
  return pictures.length === 0 ? mimeType : mimeType.replace(/"[^"]*"/, `"${pictures.join(',')}"`);
}

function codecsOf(mimeType: string): readonly string[] {
  return (/"([^"]*)"/.exec(mimeType)?.[1] ?? '')
    .split(',')
    .map((codec) => codec.trim())
    .filter((codec) => codec !== '');
}
