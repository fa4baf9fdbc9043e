import { afterEach, expect, it } from 'vitest';
import { room as roomWords } from '../../renderer/i18n/zh-cn/room';
import { strip as stripWords } from '../../renderer/i18n/zh-cn/strip';
import { hostileAnswers, recordHostiles } from '../support/hostile-room';
import { SourceBench } from '../support/source-recording';

const bench = new SourceBench();
afterEach(() => bench.close());
/** What an ffmpeg may take for itself (bounded-ffmpeg.ts), and the text of its libraries. */
const MOST_FFMPEG_MB = 192 + 80;

it('hostile streams: each has its verdict within 10 s, memory and logs are bounded, the camera beside them loses no picture (R16)', async () => {
  // All of them: npm run faults -- --only hostile-streams
  const { hostile, ...beside } = await recordHostiles(bench, ['mjpeg', 'monstrous-size', 'chatter', 'redirect-loop']);
  for (const { id, verdict = 'none', alarmMs, ffmpegMb, logBytes } of hostile) {
    expect(hostileAnswers[id]?.verdicts, id).toContain(verdict);
    expect(roomWords).toHaveProperty([`check.cause.recording.${verdict}`], expect.stringContaining('{camera}'));
    expect(stripWords).toHaveProperty([`strip.cause.${verdict}`]);
    expect(alarmMs, id).toBeLessThan(10_000);
    expect(ffmpegMb, id).toBeLessThan(MOST_FFMPEG_MB);
    expect(logBytes, id).toBeLessThan(2 * 1024 * 1024);
  }
  expect(beside.grownMb).toBeLessThan(50);
  expect(beside).toMatchObject({ goodAlarms: 0, goodGaps: 0 });
  expect(beside.recorded.length).toBeGreaterThan(30);
  expect(beside.recorded).toEqual(beside.sent);
});
