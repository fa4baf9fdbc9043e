const SOUND = /^(mp4a|opus|ac-3|ec-3|flac|alaw|ulaw)/i;

export function hasSound(mimeType: string): boolean {
  return codecsOf(mimeType).some(isSound);
}

/** The same container with its pictures' codecs alone, such as `video/mp4; codecs="avc1.42c01f"`. */
export function withoutSound(mimeType: string): string {
  const pictures = codecsOf(mimeType).filter((codec) => !isSound(codec));
  return pictures.length === 0 ? mimeType : mimeType.replace(/"[^"]*"/, `"${pictures.join(',')}"`);
}

/** Whether both hold as many tracks of pictures and of sound, whatever their codecs. */
export function sameTracks(one: string, other: string): boolean {
  const [a, b] = [codecsOf(one), codecsOf(other)];
  return a.length === b.length && a.filter(isSound).length === b.filter(isSound).length;
}

function isSound(codec: string): boolean {
  return SOUND.test(codec);
}

function codecsOf(mimeType: string): readonly string[] {
  return (/"([^"]*)"/.exec(mimeType)?.[1] ?? '')
    .split(',')
    .map((codec) => codec.trim())
    .filter((codec) => codec !== '');
}
