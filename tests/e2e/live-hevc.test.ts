import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { approve, cast, lock, requestRoom, signIn } from '../support/interview';
import { startTestRoom, type TestRoom } from '../support/simulated-room';
import { ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';

let hardware: TestRoom;
let stage: ThrowAwayKiosk;

beforeAll(async () => {
  hardware = await startTestRoom({ camera: { codec: 'h265', size: { width: 1024, height: 576 }, frameRate: 10 } });
  stage = await ThrowAwayKiosk.open(async (home) => {
    await copyFile(hardware.roomFile, path.join(home, 'room.json'));
    await copyFile(hardware.credentialsFile, path.join(home, 'credentials.json'));
  });
});
// Together: the recording outlives the kiosk until the cameras are gone.
afterAll(() => Promise.all([stage.close(), hardware.close()]));

interface Canvas {
  readonly width: number;
  readonly height: number;
  toDataURL(): string;
}

interface Style {
  readonly nonce: string;
}

it('shows the pictures of HEVC cameras, which the page cannot decode, on a canvas that moves', async () => {
  onTestFailed(() => stage.picture('live-hevc'));
  const desk = stage.console;
  await signIn(desk, cast.lead);
  await requestRoom(desk);
  await lock(desk);
  await signIn(desk, cast.administrator);
  await approve(desk);
  await desk.getByRole('button', { name: '开始设备检查' }).first().click();
  for (const camera of ['cam1', 'cam2']) {
    const canvas = desk.locator(`canvas[data-testid="live-${camera}"]`);
    await waitFor(
      `a picture of ${camera}`,
      async () => (await canvas.count()) === 1 && (await canvas.getAttribute('data-moving')) === 'true',
      30_000,
    );
    const now = () => canvas.evaluate((element: unknown) => (element as Canvas).toDataURL());
    expect(await canvas.evaluate(({ width, height }: Canvas) => [width, height])).toEqual([1024, 576]);
    const first = await now();
    await waitFor(`another picture of ${camera}`, async () => (await now()) !== first);
  }
  // The decoder's package would put a style element into the page as it loads, before anyone listens for refusals.
  expect(await desk.locator('style').evaluateAll((styles: readonly Style[]) => styles.filter(({ nonce }) => nonce === '').length)).toBe(0);
  expect(stage.problems()).toEqual([]);
});
