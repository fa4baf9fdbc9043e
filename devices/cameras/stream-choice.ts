import type { MediaProfile } from './media-profile';

/** What is worse about a camera's streams than the rule wants. They are recorded all the same, and it is said. */
export type StreamFinding =
  | { readonly code: 'camera.stream-too-small'; readonly width: number; readonly height: number }
  | { readonly code: 'camera.key-frames-too-far'; readonly seconds: number }
  | { readonly code: 'camera.no-sub-stream' };

export interface StreamChoice {
  readonly main: MediaProfile;
  readonly sub: MediaProfile | undefined;
  readonly findings: readonly StreamFinding[];
}

/** Below D1 a face can't be told apart with certainty. */
const LEAST = { width: 704, height: 576 };
/** A file begins at a key frame: what lies between two of them is what a fault may cost. */
const KEY_FRAME_SECONDS = 2;
const RECORDABLE = /^(h\.?264|h\.?265|hevc)$/i;
/** The page plays H.264 as it is. */
const PLAYABLE = /^h\.?264$/i;

/**
 * The stream to record: H.264 or H.265, at least 704 x 576, a key frame every two seconds, and of these the largest (the first of equals).
 * When none is so, the best: size counts before key frames. Undefined where none can be recorded at all. A camera that doesn't tell its
 * key frames isn't blamed. The small one is of the same lens, for tiles.
 */
export function chooseStreams(profiles: readonly MediaProfile[]): StreamChoice | undefined {
  const main = best(
    profiles.filter(({ encoding, width, height }) => RECORDABLE.test(encoding) && width > 0 && height > 0),
    (profile) => [isLargeEnough(profile), keyFrameSeconds(profile) <= KEY_FRAME_SECONDS, pixels(profile)],
  );
  if (main === undefined) return undefined;
  const smaller = profiles.filter(
    (profile) => RECORDABLE.test(profile.encoding) && pixels(profile) < pixels(main) && profile.videoSource === main.videoSource,
  );
  const sub = best(smaller, (profile) => {
    const fits = pixels(profile) <= LEAST.width * LEAST.height;
    return [PLAYABLE.test(profile.encoding), fits, fits ? pixels(profile) : -pixels(profile)];
  });
  return { main, sub, findings: findingsOf(main, sub) };
}

function findingsOf(main: MediaProfile, sub: MediaProfile | undefined): readonly StreamFinding[] {
  const { width, height } = main;
  const seconds = keyFrameSeconds(main);
  return [
    ...(isLargeEnough(main) ? [] : [{ code: 'camera.stream-too-small', width, height } as const]),
    ...(seconds <= KEY_FRAME_SECONDS ? [] : [{ code: 'camera.key-frames-too-far', seconds } as const]),
    ...(sub ? [] : [{ code: 'camera.no-sub-stream' } as const]),
  ];
}

/** The one with the greatest marks, compared one after the other; the first of equals. */
function best(
  profiles: readonly MediaProfile[],
  marks: (profile: MediaProfile) => readonly (boolean | number)[],
): MediaProfile | undefined {
  return profiles.reduce<MediaProfile | undefined>((first, profile) => {
    if (first === undefined) return profile;
    const ahead = marks(profile).map((mark, i) => Number(mark) - Number(marks(first)[i]));
    return (ahead.find((difference) => difference !== 0) ?? 0) > 0 ? profile : first;
  }, undefined);
}

function isLargeEnough({ width, height }: MediaProfile): boolean {
  // Turned by 90°, as over a door, it is as good.
  return Math.max(width, height) >= LEAST.width && Math.min(width, height) >= LEAST.height;
}

function keyFrameSeconds({ keyFrameEvery, frameRate }: MediaProfile): number {
  return keyFrameEvery === undefined || frameRate === undefined ? 0 : keyFrameEvery / frameRate;
}

function pixels({ width, height }: MediaProfile): number {
  return width * height;
}
