import { expect, it } from 'vitest';
import { measureDrift } from '../support/av-drift';

// Four minutes of stream at 20 times its speed; the soak records four hours for each clock.
it('keeps sound and picture together in every file though the sound clock runs 500 ppm fast, in one run, and logs the drift', async () => {
  const measured = await measureDrift({ soundPpm: 500, speed: 20, streamSeconds: 240, segmentSeconds: 10 });
  expect(measured.offsetsMs.length).toBeGreaterThanOrEqual(23);
  // Left alone the clocks would have parted by 120 ms.
  expect(Math.max(...measured.offsetsMs.map(Math.abs))).toBeLessThanOrEqual(80);
  expect(measured.attempts).toBe(1);
  expect(measured.gaps).toBe(0);
  expect(measured.logged).toHaveLength(1);
  const [drift] = measured.logged;
  expect(Math.abs((drift?.soundPpm ?? 0) - 500)).toBeLessThanOrEqual(drift?.uncertaintyPpm ?? 0);
}, 60_000);
