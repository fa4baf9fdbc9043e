/** For MediaSource, and a name that people may look up. */
export interface MediaKind {
  readonly mimeType: string;
  readonly codecs: readonly string[];
  readonly hasPicture: boolean;
}

/**
 * What a recorded file holds, read from the marks in its head: only MP4 that our recorder wrote is met here, so that the boxes need not be walked.
 * Undefined where there is neither picture nor sound.
 */
export function mediaKindOf(head: Uint8Array): MediaKind | undefined {
  const codecs = [videoOf(head), placeOf(head, 'mp4a') === -1 ? undefined : 'mp4a.40.2'].filter((codec) => codec !== undefined);
  const hasPicture = placeOf(head, 'vide') !== -1;
  if (codecs.length === 0) return undefined;
  return { mimeType: `${hasPicture ? 'video' : 'audio'}/mp4; codecs="${codecs.join(', ')}"`, codecs, hasPicture };
}

function videoOf(head: Uint8Array): string | undefined {
  const avcC = placeOf(head, 'avcC');
  // Version, then profile, compatibility and level.
  if (avcC !== -1) return `avc1.${Array.from(head.subarray(avcC + 5, avcC + 8), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const hvcC = placeOf(head, 'hvcC');
  if (hvcC !== -1) return `${placeOf(head, 'hvc1') === -1 ? 'hev1' : 'hvc1'}.1.6.L${head[hvcC + 4 + 12] ?? 120}.B0`;
  return undefined;
}

function placeOf(bytes: Uint8Array, name: string): number {
  const letters = Array.from(name, (letter) => letter.charCodeAt(0));
  for (let at = 0; at + letters.length <= bytes.length; at += 1) if (letters.every((letter, n) => bytes[at + n] === letter)) return at;
  return -1;
}
