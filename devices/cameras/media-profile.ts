import { field, listAt, textAt } from './xml-field';

/** A stream a camera offers. */
export interface MediaProfile {
  readonly token: string;
  readonly encoding: string;
  readonly width: number;
  readonly height: number;
  /** Pictures from one key frame to the next, and pictures a second; undefined where the camera doesn't say. */
  readonly keyFrameEvery?: number | undefined;
  readonly frameRate?: number | undefined;
  /** The lens: a camera may have several. */
  readonly videoSource?: string | undefined;
  readonly videoSourceConfiguration?: string | undefined;
  readonly canMove?: boolean;
}

/** The profiles with video in a GetProfiles reply, of the old media service or of Media2. */
export function readProfiles(data: unknown): MediaProfile[] {
  return listAt(data, 'GetProfilesResponse', 'Profiles').flatMap((profile): MediaProfile[] => {
    const token = textAt(profile, '$', 'token');
    const configurations = field(profile, 'Configurations');
    const encoder = field(profile, 'VideoEncoderConfiguration') ?? field(configurations, 'VideoEncoder');
    const encoding = textAt(encoder, 'Encoding');
    if (token === undefined || encoding === undefined) return [];
    const side = (name: string): number => figure(textAt(encoder, 'Resolution', name)) ?? 0;
    const limit = figure(textAt(encoder, 'RateControl', 'FrameRateLimit'));
    const interval = figure(textAt(encoder, 'RateControl', 'EncodingInterval')) ?? 1;
    const source = field(profile, 'VideoSourceConfiguration') ?? field(configurations, 'VideoSource');
    const keyFrameEvery = textAt(encoder, '$', 'GovLength') ?? textAt(encoder, 'H264', 'GovLength') ?? textAt(encoder, 'H265', 'GovLength');
    return [
      {
        token,
        encoding,
        width: side('Width'),
        height: side('Height'),
        keyFrameEvery: figure(keyFrameEvery),
        frameRate: limit === undefined ? undefined : limit / Math.max(1, interval),
        videoSource: textAt(source, 'SourceToken'),
        videoSourceConfiguration: textAt(source, '$', 'token'),
        canMove: field(profile, 'PTZConfiguration') !== undefined || field(configurations, 'PTZ') !== undefined,
      },
    ];
  });
}

/** A positive number; cameras write 0 for what they don't know. */
function figure(text: string | undefined): number | undefined {
  const value = Number(text ?? NaN);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
