import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { GrowthWatch } from '../../../../recordings/capture/growth-watch';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'growth-'));
  file = path.join(folder, 'a01-000000.mp4');
  await writeFile(file, '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const never = 60_000;

it('tells of what is written at once, also of what came between two looks', async () => {
  const growth = new GrowthWatch(file, { watched: never, unwatched: never });
  const first = growth.next(true);
  await appendFile(file, 'picture');
  await expect(first).resolves.toBeUndefined();
  await appendFile(file, 'picture');
  await pause(50);
  await expect(growth.next(true)).resolves.toBeUndefined();
  growth.close();
});

it('looks again and again where nothing is told, and while nobody waits for each picture', async () => {
  const soon = { watched: 5, unwatched: 5 };
  const [gone, quiet] = [new GrowthWatch(path.join(folder, 'gone.mp4'), soon), new GrowthWatch(file, soon)];
  await expect(gone.next(true)).resolves.toBeUndefined();
  await expect(quiet.next(true)).resolves.toBeUndefined();
  await expect(quiet.next(false)).resolves.toBeUndefined();
  quiet.close();
});
