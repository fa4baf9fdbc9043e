import { describe, expect, it } from 'vitest';
import { scrubCredentials, verdictOf, verdictOfSourceError } from '../../../../recordings/capture/ffmpeg-verdict';
import type { FfmpegVerdict } from '../../../../recordings/capture/ffmpeg-verdict';

/** What ffmpeg 5.1 said in these cases. */
const opened = `Input #0, concat, from 'a01.ffconcat':
  Stream #0:0: Video: h264 (Constrained Baseline), yuv420p(tv, bt709, progressive), 640x360 [SAR 1:1 DAR 16:9], 25 fps, 25 tbr, 90k tbn
  Stream #0:1: Audio: aac (LC), 48000 Hz, mono, fltp
[segment @ 0x5562f1602480] Opening 'a01-000000.mp4' for writing
Output #0, segment, to 'a01-%06d.mp4':
[segment @ 0x5562f1602480] Timestamps are unset in a packet for stream 0. This is deprecated and will stop working in the future. Fix your code to set the timestamps properly
[segment @ 0x5562f1602480] Non-monotonous DTS in output stream 0:0; previous: 0, current: 0; changing to 1. This may result in incorrect timestamps in the output file.
[mp4 @ 0x5562f15fe440] Packet duration: -511 / dts: 1 is out of range
`;
const summary = `frame=   92 fps= 37 q=-1.0 Lsize=N/A time=00:00:03.60 bitrate=N/A speed=1.43x
video:105kB audio:27kB subtitle:0kB other streams:0kB global headers:0kB muxing overhead: unknown
`;
const logs = {
  wrongPassword: `[rtsp @ 0x5564e01dd4c0] method DESCRIBE failed: 401 Unauthorized
[concat @ 0x5564e01d3b00] Impossible to open 'rtsp://admin:wrong@127.0.0.1:35115/main'
bad.ff: Server returned 401 Unauthorized (authorization failed)
`,
  refused: `[tcp @ 0x557a80e4f1c0] Connection to tcp://127.0.0.1:9?timeout=5000000 failed: Connection refused
[concat @ 0x557a80e42b00] Impossible to open 'rtsp://admin:p%23ss@127.0.0.1:9'
ref.ff: Connection refused
`,
  noSuchStream: `[rtsp @ 0x5607bc0a4480] method DESCRIBE failed: 404 Stream Not Found
[concat @ 0x5607bc09ab00] Impossible to open 'rtsp://admin:p%23ss@127.0.0.1:35115/nothing'
nopath.ff: Server returned 404 Not Found
`,
  full: `${opened}av_interleaved_write_frame(): No space left on device
Error writing trailer of a01-%06d.mp4: No space left on device
${summary}Conversion failed!
`,
  timedOut: `${opened}a01.ffconcat: Connection timed out\n${summary}`,
  cut: `${opened}${summary}`,
  asked: `${opened}${summary}Exiting normally, received signal 2.\n`,
  alaw: `[segment @ 0x55d8cefcd400] Opening 'a01-000000.mp4' for writing
Could not write header for output file #0 (incorrect codec parameters ?): Invalid argument
Error initializing output stream 0:1 -- 
`,
};

describe('why ffmpeg ended', () => {
  const cases: readonly (readonly [string, string, boolean, boolean, FfmpegVerdict])[] = [
    ['the camera refuses the password', logs.wrongPassword, false, false, 'wrong-password'],
    ['nobody listens', logs.refused, false, false, 'refused'],
    ['the camera has no such stream', logs.noSuchStream, false, false, 'refused'],
    ['the disk is full', logs.full, false, true, 'no-space'],
    ['a running stream falls silent (exit code 0)', logs.timedOut, false, true, 'stalled'],
    ['a connection is never answered', 'a01.ffconcat: Connection timed out\n', false, false, 'unreachable'],
    ['the camera cuts the stream (exit code 0)', logs.cut, false, true, 'ended'],
    ['it was asked to end', logs.asked, false, true, 'ended'],
    ['it was replaced by the supervisor', logs.asked, true, true, 'stalled'],
    ['its sound does not fit into MP4', logs.alaw, false, false, 'codec-unsupported'],
    ['it was killed and could say nothing', opened, false, true, 'killed'],
    ['what came is no stream', 'a01.ffconcat: Invalid data found when processing input\n', false, false, 'unreadable'],
    ['what came has no end', 'a01.ffconcat: Cannot allocate memory\n', true, false, 'unreadable'],
    ['it is led to another host', '[rtsp @ 0x1] Status 302: Redirecting to rtsp://10.0.0.9/\n', true, false, 'led-elsewhere'],
    ['something new happens', 'a01.ffconcat: an error never seen\n', false, false, 'unknown'],
  ];
  it.each(cases)('%s', (_, stderr, stalled, hadFrames, verdict) => {
    expect(verdictOf({ stderr, stalled, hadFrames })).toBe(verdict);
  });

  it('knows a full disk also where its own log found no room', () => {
    expect(verdictOf({ stderr: opened, stalled: false, hadFrames: true, diskFull: true })).toBe('no-space');
    expect(verdictOf({ stderr: '', stalled: false, hadFrames: false, diskFull: true })).toBe('no-space');
    expect(verdictOf({ stderr: logs.wrongPassword, stalled: false, hadFrames: false, diskFull: true })).toBe('wrong-password');
    expect(verdictOf({ stderr: logs.asked, stalled: false, hadFrames: true, diskFull: true })).toBe('ended');
    expect(verdictOfSourceError(Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' }))).toBe('no-space');
  });

  it('takes over what the camera said when it was asked for its address', () => {
    expect(verdictOfSourceError(Object.assign(new Error('no'), { code: 'camera.wrong-password' }))).toBe('wrong-password');
    expect(verdictOfSourceError(Object.assign(new Error('no'), { code: 'camera.unreachable' }))).toBe('unreachable');
    expect(verdictOfSourceError('anything')).toBe('unknown');
  });

  it('keeps no credentials', () => {
    expect(scrubCredentials(logs.wrongPassword)).toContain("'rtsp://127.0.0.1:35115/main'");
    expect(scrubCredentials(logs.refused)).not.toContain('p%23ss');
    expect(scrubCredentials('title: p#ss or p%23ss', 'p#ss')).toBe('title: *** or ***');
    expect(scrubCredentials('Status 302: Redirecting to rtsp://10.0.0.9/?p\nmore')).toBe('Status 302: Redirecting to ***\nmore');
  });
});
