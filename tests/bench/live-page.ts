/** What runs in the kiosk's page to read the pictures back that are really on the screen. No imports: it is sent there as text. */

export interface SeenFrame {
  readonly frame: number;
  /** When the compositor was to show it, ms since 1970. */
  readonly atMs: number;
}

interface Video {
  readonly videoWidth: number;
  readonly videoHeight: number;
  click(): void;
  requestVideoFrameCallback(seen: (now: number, facts: { readonly expectedDisplayTime: number }) => void): number;
}
interface Page {
  readonly performance: { readonly timeOrigin: number };
  readonly document: { createElement(name: 'canvas'): Canvas; querySelector(selector: string): Video | null };
}
interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d', options: { readonly willReadFrequently: boolean }): Context;
}
interface Context {
  drawImage(video: Video, ...places: readonly number[]): void;
  getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
}

/** Reads the frame number (see FRAME_NUMBER of the simulated camera) of every picture shown within `ms`. */
export function readFrames([selector, ms]: readonly [selector: string, ms: number]): Promise<readonly SeenFrame[]> {
  const page = globalThis as unknown as Page;
  const video = page.document.querySelector(selector);
  if (!video) return Promise.reject(new Error(`no ${selector}`));
  const cells = 30;
  const canvas = page.document.createElement('canvas');
  canvas.width = cells;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const size = video.videoWidth / 80;
  const seen: SeenFrame[] = [];
  return new Promise((resolve) => {
    const begun = Date.now();
    const look = (_now: number, { expectedDisplayTime }: { readonly expectedDisplayTime: number }): void => {
      context.drawImage(video, 0, video.videoHeight - size * 0.75, size * cells, size / 2, 0, 0, cells, 1);
      const { data } = context.getImageData(0, 0, cells, 1);
      let frame = 0;
      for (let bit = 0; bit < 24; bit += 1) if ((data[(4 + bit) * 4] ?? 0) > 127) frame += 2 ** bit;
      seen.push({ frame, atMs: page.performance.timeOrigin + expectedDisplayTime });
      if (Date.now() - begun >= ms) resolve(seen);
      else video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  });
}

/** Ms from the click until the first picture of `selector` is shown, in the page's own clock. */
export function clickToPicture([button, selector]: readonly [button: string, selector: string]): Promise<number> {
  const page = globalThis as unknown as Page & {
    readonly document: { querySelector(selector: string): (Video & { click(): void }) | null };
  };
  const begun = performance.now();
  page.document.querySelector(button)?.click();
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no picture within 10 s')), 10_000);
    const wait = (): void => {
      const video = page.document.querySelector(selector);
      if (video) video.requestVideoFrameCallback((_, { expectedDisplayTime }) => resolve(expectedDisplayTime - begun));
      else setTimeout(wait, 1);
    };
    wait();
  });
}
