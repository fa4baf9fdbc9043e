import { field, listAt, textAt } from './xml-field';

/** A stream a camera offers. */
export interface MediaProfile {
  readonly token: string;
  readonly encoding: string;
  readonly width: number;
  readonly height: number;
}

/** Below D1 a face can't be told apart with certainty. */
const LEAST = { width: 704, height: 576 };
const RECORDABLE = /^(h\.?264|h\.?265|hevc)$/i;

/** The profile to record: at least 704 x 576, a codec that is copied into MP4, and of these the largest (the first of equals). */
export function chooseProfile(profiles: readonly MediaProfile[]): MediaProfile | undefined {
  const fit = profiles.filter(({ encoding, width, height }) => RECORDABLE.test(encoding) && width >= LEAST.width && height >= LEAST.height);
  return fit.reduce<MediaProfile | undefined>(
    (best, profile) => (best === undefined || pixels(profile) > pixels(best) ? profile : best),
    undefined,
  );
}

/** The profiles with video in a GetProfiles reply. */
export function readProfiles(data: unknown): MediaProfile[] {
  return listAt(data, 'GetProfilesResponse', 'Profiles').flatMap((profile): MediaProfile[] => {
    const token = textAt(profile, '$', 'token');
    const encoder = field(profile, 'VideoEncoderConfiguration');
    const encoding = textAt(encoder, 'Encoding');
    if (token === undefined || encoding === undefined) return [];
    const side = (name: string): number => Number(textAt(encoder, 'Resolution', name) ?? 0);
    return [{ token, encoding, width: side('Width'), height: side('Height') }];
  });
}

function pixels({ width, height }: MediaProfile): number {
  return width * height;
}
