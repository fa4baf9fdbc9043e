import { attemptName } from './closed-segment';

export interface CapturePlan {
  readonly attempt: number;
  readonly segmentSeconds: number;
  /** Sound is copied; transcoded only where MP4 can't hold the camera's. The picture is copied always. */
  readonly audio: 'copy' | 'aac';
}

/** All names are relative to the camera's folder, which is ffmpeg's working directory: a `%` in the path would be a pattern. */
export function captureArguments({ attempt, segmentSeconds, audio }: CapturePlan): readonly string[] {
  const name = attemptName(attempt);
  const input = ['-f', 'concat', '-safe', '0', '-protocol_whitelist', 'file,rtsp,rtp,tcp,udp', '-i', `${name}.ffconcat`];
  const sound = audio === 'copy' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-ar', '48000', '-b:a', '96k'];
  const segments = ['-f', 'segment', '-segment_time', String(segmentSeconds), '-segment_format', 'mp4'];
  // One fragment a frame, flushed: killing everything costs at most one frame.
  const fragments = ['-segment_format_options', 'movflags=+frag_every_frame+empty_moov+default_base_moof:flush_packets=1'];
  const list = ['-segment_list', `${name}.csv`, '-segment_list_type', 'csv'];
  return [
    ...['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'info'],
    ...input,
    ...['-map', '0:v:0', '-map', '0:a:0?', '-c:v', 'copy'],
    ...sound,
    ...segments,
    ...fragments,
    ...list,
    `${name}-%06d.mp4`,
  ];
}
