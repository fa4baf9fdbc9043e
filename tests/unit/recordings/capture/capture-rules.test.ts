import { describe, expect, it } from 'vitest';
import { captureArguments } from '../../../../recordings/capture/capture-arguments';
import { recordedTracks } from '../../../../recordings/capture/recorded-tracks';
import { readSegmentName, segmentName } from '../../../../recordings/capture/closed-segment';
import { hoursAt } from '../../../../recordings/capture/disk-space';
import { ffconcatOf } from '../../../../recordings/capture/ffconcat';
import { parseStat } from '../../../../recordings/capture/process-identity';
import { RateMeter } from '../../../../recordings/capture/rate-meter';
import { healthOf, restartDelay } from '../../../../recordings/capture/restart-policy';
import { readSegmentList } from '../../../../recordings/capture/segment-list';

describe('the watch over an attempt', () => {
  it.each([
    [1_000, undefined, 'starting'],
    [5_000, undefined, 'silent'],
    [10_000, undefined, 'dead'],
    [60_000, 40, 'good'],
    [60_000, 1_500, 'good'],
    [60_000, 1_600, 'silent'],
    [60_000, 3_400, 'silent'],
    [60_000, 3_500, 'dead'],
  ] as const)('after %d ms with the last picture %s ms ago: %s', (running, since, health) => {
    expect(healthOf(running, since)).toBe(health);
  });
  it('replaces an ffmpeg that was stopped as soon as it is silent', () => {
    expect([1_500, 1_600].map((since) => healthOf(60_000, since, true))).toEqual(['good', 'dead']);
  });
  it('begins again within a tenth of a second after a good run, and at least once a second while all fail', () => {
    expect(restartDelay({ verdict: 'killed', hadFrames: true }, 0)).toBe(100);
    expect([1, 2, 3, 9].map((failures) => restartDelay({ verdict: 'refused', hadFrames: false }, failures))).toEqual([
      250, 500, 1_000, 1_000,
    ]);
  });
  it('tries the other sound codec at once', () => {
    expect(restartDelay({ verdict: 'codec-unsupported', hadFrames: false }, 1)).toBe(0);
  });
});

describe('what ffmpeg is told', () => {
  it('quotes a hostile password and gives no directive away', () => {
    const text = ffconcatOf({
      url: 'rtsp://10.0.0.5:554/main?x=1',
      credentials: { username: 'admin', password: "p#s@s'%\n" },
      transport: 'tcp',
    });
    expect(text.split('\n')[1]).toBe("file 'rtsp://admin:p%23s%40s%27%25%0A@10.0.0.5:554/main?x=1'");
    expect(text.split('\n')).toHaveLength(5);
  });
  it('refuses an address that is none', () => {
    expect(() => ffconcatOf({ url: "rtsp://host/\noption x 'y", transport: 'tcp' })).toThrow('capture.bad-address');
    expect(() => ffconcatOf({ url: '/etc/passwd', transport: 'tcp' })).toThrow('capture.bad-address');
  });
  it('copies the picture always, and the sound where MP4 holds it', () => {
    const plan = { attempt: 3, segmentSeconds: 10, audio: 'aac', tracks: 'both' } as const;
    expect(captureArguments(plan).join(' ')).toContain('-map 0:v:0 -c:v copy -map 0:a:0? -c:a aac -ar 48000');
    expect(captureArguments({ ...plan, audio: 'copy' }).join(' ')).toContain('-c:v copy -map 0:a:0? -c:a copy');
    expect(captureArguments(plan).at(-1)).toBe('a03-%06d.mp4');
  });
  it('takes nothing of what is withheld', () => {
    const plan = { attempt: 3, segmentSeconds: 10, audio: 'copy' } as const;
    expect(captureArguments({ ...plan, tracks: 'picture' }).join(' ')).not.toContain('0:a');
    expect(captureArguments({ ...plan, tracks: 'sound' }).join(' ')).not.toContain('0:v');
    expect(recordedTracks('microphone', 'sound')).toBe('nothing');
    expect(recordedTracks('microphone', 'picture')).toBe('sound');
    expect(recordedTracks(undefined, 'sound')).toBe('picture');
    expect(recordedTracks(undefined, 'picture')).toBe('sound');
  });
});

describe('what is read back', () => {
  it('takes whole lines of the segment list only', () => {
    expect(readSegmentList('a01-000000.mp4,0.000000,2.960000\na01-000001.mp4,2.960000,4.9')).toEqual([
      { file: 'a01-000000.mp4', startSeconds: 0, endSeconds: 2.96 },
    ]);
    expect(readSegmentList('')).toEqual([]);
  });
  it('knows its own file names and no others', () => {
    expect(readSegmentName(segmentName(2, 17))).toEqual({ attempt: 2, index: 17 });
    expect(readSegmentName(segmentName(104, 1))).toEqual({ attempt: 104, index: 1 });
    expect(readSegmentName('a01.csv')).toBeUndefined();
  });
  it('reads the start of a process whose name holds brackets', () => {
    const fields = `4242 (ff) mp (eg) S 1 4242 4242 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2`;
    expect(parseStat(fields)).toEqual({ state: 'S', startTicks: 987654 });
    expect(parseStat('')).toBeUndefined();
  });
});

describe('rates', () => {
  it('are those of the last two seconds', () => {
    const meter = new RateMeter();
    for (let ms = 0; ms < 4_000; ms += 40) meter.add(ms, 1_000, 1);
    expect(meter.rates(3_960)).toEqual({ bytesPerSecond: 25_000, framesPerSecond: 25 });
    expect(meter.rates(6_000)).toEqual({ bytesPerSecond: 0, framesPerSecond: 0 });
    expect(meter).toMatchObject({ totalBytes: 100_000, frames: 100 });
  });
  it('say how long the disk lasts', () => {
    expect(hoursAt(3_600_000, 1_000)).toBe(1);
    expect(hoursAt(3_600_000, 0)).toBeUndefined();
  });
});
