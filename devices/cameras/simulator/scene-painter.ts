/** A filled shape in scene units (a scene is 1280 x 720); later shapes cover earlier ones. */
export type Shape =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly r?: number;
      readonly fill: Fill;
    }
  | { readonly kind: 'ellipse'; readonly cx: number; readonly cy: number; readonly rx: number; readonly ry: number; readonly fill: Fill }
  | { readonly kind: 'polygon'; readonly points: readonly Point[]; readonly r?: number; readonly fill: Fill };
/** 0xRRGGBB, from top to bottom of the shape when there are two. */
export type Fill = number | readonly [top: number, bottom: number];
type Point = readonly [x: number, y: number];

interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Paints the shapes that fall into `area` at `scale` pixels a unit, and gives a PAM picture (RGB with alpha) any ffmpeg reads. */
export function paintScene(shapes: readonly Shape[], area: Area, scale: number): Buffer {
  const width = Math.round(area.w * scale);
  const height = Math.round(area.h * scale);
  const pixels = Buffer.alloc(width * height * 4);
  for (const shape of shapes) paintShape(shape, area, scale, pixels, width, height);
  return Buffer.concat([Buffer.from(`P7\nWIDTH ${width}\nHEIGHT ${height}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n`), pixels]);
}

function paintShape(shape: Shape, area: Area, scale: number, pixels: Buffer, width: number, height: number): void {
  const box = bounds(shape);
  const left = Math.max(0, Math.floor((box.x - area.x) * scale) - 1);
  const right = Math.min(width, Math.ceil((box.x + box.w - area.x) * scale) + 1);
  const top = Math.max(0, Math.floor((box.y - area.y) * scale) - 1);
  const bottom = Math.min(height, Math.ceil((box.y + box.h - area.y) * scale) + 1);
  for (let row = top; row < bottom; row += 1) {
    const y = (row + 0.5) / scale + area.y;
    const color = colorAt(shape.fill, (y - box.y) / box.h);
    for (let column = left; column < right; column += 1) {
      const cover = Math.min(1, Math.max(0, 0.5 - distance(shape, (column + 0.5) / scale + area.x, y) * scale));
      if (cover > 0) blend(pixels, (row * width + column) * 4, color, cover);
    }
  }
}

function blend(pixels: Buffer, at: number, [r, g, b]: readonly [number, number, number], cover: number): void {
  const under = ((pixels[at + 3] ?? 0) / 255) * (1 - cover);
  const alpha = cover + under;
  const mix = (color: number, below: number | undefined): number => Math.round((color * cover + (below ?? 0) * under) / alpha);
  pixels[at] = mix(r, pixels[at]);
  pixels[at + 1] = mix(g, pixels[at + 1]);
  pixels[at + 2] = mix(b, pixels[at + 2]);
  pixels[at + 3] = Math.round(alpha * 255);
}

function colorAt(fill: Fill, down: number): [number, number, number] {
  const [from, to] = typeof fill === 'number' ? [fill, fill] : fill;
  const part = Math.min(1, Math.max(0, down));
  const channel = (shift: number): number => ((from >> shift) & 255) * (1 - part) + ((to >> shift) & 255) * part;
  return [channel(16), channel(8), channel(0)];
}

function bounds(shape: Shape): Area {
  switch (shape.kind) {
    case 'box':
      return shape;
    case 'ellipse':
      return { x: shape.cx - shape.rx, y: shape.cy - shape.ry, w: 2 * shape.rx, h: 2 * shape.ry };
    case 'polygon': {
      const r = shape.r ?? 0;
      const xs = shape.points.map(([x]) => x);
      const ys = shape.points.map(([, y]) => y);
      const x = Math.min(...xs) - r;
      const y = Math.min(...ys) - r;
      return { x, y, w: Math.max(...xs) + r - x, h: Math.max(...ys) + r - y };
    }
  }
}

/** Signed distance to the edge in scene units: negative inside. */
function distance(shape: Shape, x: number, y: number): number {
  switch (shape.kind) {
    case 'box': {
      const r = shape.r ?? 0;
      const dx = Math.abs(x - shape.x - shape.w / 2) - shape.w / 2 + r;
      const dy = Math.abs(y - shape.y - shape.h / 2) - shape.h / 2 + r;
      return Math.min(Math.max(dx, dy), 0) + Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) - r;
    }
    case 'ellipse':
      return (Math.hypot((x - shape.cx) / shape.rx, (y - shape.cy) / shape.ry) - 1) * Math.min(shape.rx, shape.ry);
    case 'polygon':
      return polygonDistance(shape.points, x, y) - (shape.r ?? 0);
  }
}

function polygonDistance(points: readonly Point[], x: number, y: number): number {
  let nearest = Infinity;
  let inside = false;
  let [px, py] = points[points.length - 1] ?? [0, 0];
  for (const [qx, qy] of points) {
    const ex = px - qx;
    const ey = py - qy;
    const along = Math.min(1, Math.max(0, ((x - qx) * ex + (y - qy) * ey) / (ex * ex + ey * ey)));
    nearest = Math.min(nearest, Math.hypot(x - qx - ex * along, y - qy - ey * along));
    if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
    [px, py] = [qx, qy];
  }
  return inside ? -nearest : nearest;
}
