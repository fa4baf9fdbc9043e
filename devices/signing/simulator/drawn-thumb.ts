import { picture } from '../fingerprint-packets';

/** A made-up thumb: ridges that run round a whorl, in an oval. Belongs to nobody. `seed` gives a different thumb. */
export function drawThumb(seed = 1): Buffer {
  const { widthPx, heightPx, bytes } = picture;
  const points = Buffer.alloc(bytes);
  const centre = { x: widthPx * (0.5 + 0.06 * Math.sin(seed)), y: heightPx * (0.46 + 0.04 * Math.cos(seed * 3)) };
  const twist = 1 + (seed % 3);
  const ridgePx = 8.5 + (seed % 5) * 0.4;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const dx = (x - centre.x) * 1.15;
      const dy = (y - centre.y) * (y > centre.y ? 0.72 : 1);
      const bend = 5 * Math.sin(x / 31 + seed) + 4 * Math.cos(y / 27 - seed);
      const phase = (2 * Math.PI * (Math.hypot(dx, dy) + bend)) / ridgePx + twist * Math.atan2(dy, dx);
      const oval = Math.hypot((x - widthPx / 2) / (widthPx * 0.43), (y - heightPx / 2) / (heightPx * 0.46));
      const press = Math.min(1, Math.max(0, (1 - oval) * 6));
      const grey = Math.round(15 - press * (7.5 + 6.5 * Math.sin(phase)));
      const at = (y * widthPx + x) >> 1;
      points[at] = (points[at] ?? 0) | (x % 2 === 0 ? grey << 4 : grey);
    }
  }
  return points;
}
