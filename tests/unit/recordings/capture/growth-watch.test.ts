import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

it('tells of what was written between two looks, and goes on looking where nothing is told', async () => {
  const growth = new GrowthWatch(file);
  await growth.next(true);
  await appendFile(file, 'picture');
  await growth.next(true);
  // Nothing more is written: time ends the wait.
  await growth.next(true);
  await growth.next(false);
  growth.close();
  await growth.next(true);
  growth.close();
});

it('looks again and again at what can’t be watched', async () => {
  const growth = new GrowthWatch(path.join(folder, 'gone.mp4'));
  await growth.next(true);
  await growth.next(true);
  growth.close();
});
