import { describe, expect, it } from 'vitest';
import { Approach } from '../../../../recordings/capture/approach';
import { captureArguments } from '../../../../recordings/capture/capture-arguments';
import { ffconcatOf } from '../../../../recordings/capture/ffconcat';
import { verdictOf } from '../../../../recordings/capture/ffmpeg-verdict';
import { restartDelay, restlessChanges } from '../../../../recordings/capture/restart-policy';
import { hasForeignSound, soundHandling } from '../../../../recordings/capture/sound-policy';
import { nextTransport } from '../../../../recordings/capture/transport-policy';

const source = { url: 'rtsp://10.0.0.5/main', transport: 'auto' } as const;
const failed = (verdict: 'transport-refused' | 'stalled' | 'wrong-password' | 'codec-unsupported') => ({ verdict, hadFrames: false });

describe('the way to the next attempt', () => {
  it.each([
    ['auto', undefined, 'tcp'],
    ['auto', { transport: 'tcp', ...failed('transport-refused') }, 'udp'],
    ['auto', { transport: 'tcp', ...failed('stalled') }, 'tcp'],
    ['auto', { transport: 'udp', ...failed('transport-refused') }, 'tcp'],
    ['auto', { transport: 'udp', ...failed('stalled') }, 'tcp'],
    ['auto', { transport: 'udp', verdict: 'stalled', hadFrames: true }, 'udp'],
    ['auto', { transport: 'udp', ...failed('wrong-password') }, 'udp'],
    ['http', { transport: 'http', ...failed('transport-refused') }, 'http'],
    ['tcp', { transport: 'tcp', ...failed('transport-refused') }, 'tcp'],
  ] as const)('asked for %s, after %o: %s', (asked, last, next) => {
    expect(nextTransport(asked, last)).toBe(next);
  });

  it('turns to UDP at once and without an alarm, and alarms when that fails too', () => {
    const approach = new Approach();
    expect(approach.next(source).address?.transport).toBe('tcp');
    expect(approach.learn({ ...failed('transport-refused'), ranMs: 300 })).toBe(true);
    expect(restartDelay(failed('transport-refused'), 1)).toBe(0);
    expect(approach.next(source).address?.transport).toBe('udp');
    expect(approach.learn({ ...failed('transport-refused'), ranMs: 300 })).toBe(false);
  });

  it('alarms when the configured way is refused: there is no other', () => {
    const approach = new Approach();
    approach.next({ ...source, transport: 'tcp' });
    expect(approach.learn({ ...failed('transport-refused'), ranMs: 300 })).toBe(false);
  });

  it.each([
    ['[rtsp @ 0x1] method SETUP failed: 461 Unsupported Transport', 'transport-refused'],
    ['[rtsp @ 0x1] method SETUP failed: 500 Internal Server Error', 'transport-refused'],
    ['[rtsp @ 0x1] Nonmatching transport in server reply', 'transport-refused'],
    ['[rtsp @ 0x1] method SETUP failed: 401 Unauthorized', 'wrong-password'],
    ['[rtsp @ 0x1] method SETUP failed: 453 Not Enough Bandwidth', 'refused'],
    ['[rtsp @ 0x1] method DESCRIBE failed: 404 Not Found', 'refused'],
  ])('reads %j as %s', (stderr, verdict) => {
    expect(verdictOf({ stderr, stalled: false, hadFrames: false })).toBe(verdict);
  });

  it('puts the tunnel and a socket buffer for datagrams into the address file', () => {
    expect(ffconcatOf({ ...source, transport: 'http' })).toContain('option rtsp_transport http\n');
    expect(ffconcatOf({ ...source, transport: 'udp' })).toMatch(
      /option rtsp_transport udp\n.*\n?option buffer_size \d+|option buffer_size \d+/,
    );
  });
});

describe('a sound', () => {
  it('is copied when it is AAC or unknown, encoded when it is anything else, raw, or was tried in vain', () => {
    expect(soundHandling({ ...source, sound: 'aac' }, false)).toBe('copy');
    expect(soundHandling(source, false)).toBe('copy');
    expect(soundHandling({ ...source, sound: 'other' }, false)).toBe('aac');
    expect(soundHandling({ ...source, sound: 'aac' }, true)).toBe('aac');
    expect(soundHandling({ soundDevice: 'alsa', name: 'plughw:1' }, false)).toBe('aac');
  });
  it('that MP4 holds and is no AAC is noticed in the header', () => {
    const track = (codec: string) => ({
      tracks: [{ id: 2, kind: 'audio' as const, timescale: 48_000, codec, width: 0, height: 0 }],
      mimeType: '',
    });
    expect(hasForeignSound(track('Opus'))).toBe(true);
    expect(hasForeignSound(track('mp4a.40.2'))).toBe(false);
  });
  it.each([
    ['alsa', 'plughw:1'],
    ['pulse', 'alsa_input.usb-0.mono'],
  ] as const)('of an %s device is the only input and the only track, in fragments of half a second', (soundDevice, name) => {
    const words = captureArguments({ attempt: 1, segmentSeconds: 10, audio: 'aac', tracks: 'sound', device: { soundDevice, name } }).join(
      ' ',
    );
    expect(words).toContain(`-f ${soundDevice} -sample_rate 48000 -i ${name} -map 0:a:0 -c:a aac -ar 48000`);
    expect(words).toContain('frag_duration=500000');
    expect(words).not.toContain('0:v');
  });
});

describe('a changed format', () => {
  it('is begun again at once, and no more after three short runs', () => {
    expect(restartDelay({ verdict: 'format-changed', hadFrames: true }, 0)).toBe(0);
    expect(restlessChanges(1, { verdict: 'format-changed', ranMs: 3_000 })).toBe(2);
    expect(restlessChanges(1, { verdict: 'format-changed', ranMs: 60_000 })).toBe(0);
    const approach = new Approach();
    for (let run = 0; run < 2; run += 1) approach.learn({ verdict: 'format-changed', hadFrames: true, ranMs: 1_000 });
    expect(approach.endsOnChange).toBe(false);
  });
});
