import { describe, expect, it } from 'vitest';
import { SoundDrift } from '../../../../recordings/capture/sound-drift';

/** Files of ten seconds with the sound of a clock that runs `ppm` fast; the times are what sender reports make of them. */
function recorded(ppm: number, files: number, spoiltFile = -1): SoundDrift {
  const drift = new SoundDrift();
  const length = 1_024 / (48_000 * (1 + ppm * 1e-6));
  let piece = 0;
  for (let file = 0; file < files; file += 1) {
    const from = Math.ceil((file * 10) / length);
    for (piece = from; piece * length < (file + 1) * 10; piece += 1) {
      if (file === spoiltFile && piece > from + 100) break;
      // Corrected once in five seconds, as the reports come.
      const corrected = Math.floor((piece * length) / 5) * 5 * -ppm * 1e-6 * 48_000;
      drift.add(Math.round(piece * 1_024 + corrected - from * 1_024), 1, 48_000);
    }
    if (file === spoiltFile) drift.spoil();
    drift.endFile(10);
  }
  return drift;
}

describe('the drift of a camera’s sound clock', () => {
  it.each([-100, 0, 50, 500])('of %i ppm is measured within its uncertainty', (ppm) => {
    const measured = recorded(ppm, 360).take(1);
    expect(measured?.seconds).toBe(3_600);
    expect(measured?.uncertaintyPpm).toBeLessThan(15);
    expect(Math.abs((measured?.soundPpm ?? NaN) - ppm)).toBeLessThanOrEqual((measured?.uncertaintyPpm ?? 0) + 1);
  });
  it('is told at most once in the time asked for', () => {
    const drift = recorded(500, 20);
    expect(drift.take(3_600)).toBeUndefined();
    expect(drift.take(1)).toBeDefined();
    expect(drift.take(1)).toBeUndefined();
  });
  it('is not told of a recording too short to tell it, or without sound', () => {
    expect(recorded(500, 11).take(1)).toBeUndefined();
    const silent = new SoundDrift();
    silent.endFile(600);
    expect(silent.take(1)).toBeUndefined();
  });
  it('leaves a file with a hole out', () => {
    expect(Math.abs((recorded(0, 60, 5).take(1)?.soundPpm ?? NaN) - 0)).toBeLessThan(40);
  });
});
