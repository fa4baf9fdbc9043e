import { attemptName } from './closed-segment';
import type { RecordedTracks } from './recorded-tracks';
import type { SoundDevice } from './recording-source';
import type { SoundHandling } from './sound-policy';

export interface CapturePlan {
  readonly attempt: number;
  readonly segmentSeconds: number;
  /** Sound is copied; transcoded only where MP4 can't hold the camera's. The picture is copied always. */
  readonly audio: SoundHandling;
  readonly tracks: RecordedTracks;
  /** Where the sound comes from a device of this machine and not over the network. */
  readonly device?: SoundDevice | undefined;
}

/** A picture doesn't wait in ffmpeg until the sound has caught up (by default up to ten seconds): it would be lost with a kill. */
const NOTHING_WAITS = ['-max_interleave_delta', '1'];

/** All names are relative to the camera's folder, which is ffmpeg's working directory: a `%` in the path would be a pattern. */
export function captureArguments(plan: CapturePlan): readonly string[] {
  const { attempt, segmentSeconds, audio, tracks, device } = plan;
  const name = attemptName(attempt);
  const sound = audio === 'copy' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-ar', '48000', '-b:a', '96k'];
  const segments = ['-f', 'segment', '-segment_time', String(segmentSeconds), '-segment_format', 'mp4'];
  const list = ['-segment_list', `${name}.csv`, '-segment_list_type', 'csv'];
  return [
    ...['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'info'],
    ...(device ? deviceInput(device) : cameraInput(name)),
    ...(tracks === 'sound' ? [] : ['-map', '0:v:0', '-c:v', 'copy']),
    // Of a camera it is no fault to have none; a microphone has nothing else.
    ...(tracks === 'picture' ? [] : ['-map', tracks === 'sound' ? '0:a:0' : '0:a:0?', ...sound]),
    ...NOTHING_WAITS,
    ...segments,
    ...fragments(tracks),
    ...list,
    `${name}-%06d.mp4`,
  ];
}

/** What RTSP needs: interleaved or datagrams, or the tunnel over HTTP, whose password digest ffmpeg makes itself. */
function cameraInput(name: string): readonly string[] {
  return ['-f', 'concat', '-safe', '0', '-protocol_whitelist', 'file,rtsp,rtp,tcp,udp,http', '-i', `${name}.ffconcat`];
}

/** ALSA and Pulse give raw sound at 48 kHz; the queue holds what comes while the disk is slow. */
function deviceInput({ soundDevice, name }: SoundDevice): readonly string[] {
  return ['-thread_queue_size', '1024', '-f', soundDevice, '-sample_rate', '48000', '-i', name];
}

/** One fragment a frame, flushed: killing everything costs at most one frame. Of sound alone, half a second. */
function fragments(tracks: RecordedTracks): readonly string[] {
  const flags = tracks === 'sound' ? 'empty_moov+default_base_moof:frag_duration=500000' : '+frag_every_frame+empty_moov+default_base_moof';
  return ['-segment_format_options', `movflags=${flags}:flush_packets=1`];
}
