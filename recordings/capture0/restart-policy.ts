import type { CaptureVerdict } from './ffmpeg-verdict';

/** How long to wait before the next attempt, ms. A session must not lose time; a camera with a wrong password must not be locked out by us. */
export function restartDelay(verdict: CaptureVerdict, failuresInARow: number): number {
  if (verdict === 'wrong-password') return 5_000;
  return Math.min(1_000, 250 * 2 ** Math.min(failuresInARow, 4));
}
