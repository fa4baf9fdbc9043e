import type { Locator, Page } from 'playwright';
import { FRAME_NUMBER } from '../../devices/cameras/simulator/picture-command';
import { frameNumber } from './frame-numbers';

/** From the archive into the playback of its one recording. */
export async function openPlayback(page: Page): Promise<void> {
  await page.locator('nav').getByRole('button', { name: '档案' }).click();
  // The first is the rail's.
  await page.getByRole('button', { name: '回放' }).nth(1).click();
  await page.getByTestId('playback-timeline').waitFor();
}

export function tile(page: Page, cameraId: string): Locator {
  return page.getByTestId(`play-${cameraId}`);
}

interface Video {
  readonly videoWidth: number;
  readonly videoHeight: number;
  readonly readyState: number;
  readonly seeking: boolean;
}

/** The number that is burned into the picture on the screen; undefined while there is none. */
export async function shownNumber(page: Page, cameraId: string): Promise<number | undefined> {
  const row = await tile(page, cameraId)
    .locator('video')
    .evaluate((element: unknown, { cells, cellsPerWidth }) => {
      const video = element as Video;
      if (video.readyState < 2 || video.seeking) return [];
      const side = video.videoWidth / cellsPerWidth;
      // The page's own canvas: this file knows nothing of the DOM's types.
      const page = globalThis as unknown as {
        OffscreenCanvas: new (
          width: number,
          height: number,
        ) => {
          getContext(kind: '2d'): {
            drawImage(source: unknown, ...at: readonly number[]): void;
            getImageData(...at: readonly number[]): { readonly data: Uint8ClampedArray };
          };
        };
      };
      const context = new page.OffscreenCanvas(cells, 1).getContext('2d');
      context.drawImage(video, 0, video.videoHeight - side, side * cells, side, 0, 0, cells, 1);
      const { data } = context.getImageData(0, 0, cells, 1);
      return Array.from({ length: cells }, (_, cell) => data[cell * 4 + 1] ?? 0);
    }, FRAME_NUMBER);
  return row.length === 0 ? undefined : frameNumber(Uint8Array.from(row));
}
