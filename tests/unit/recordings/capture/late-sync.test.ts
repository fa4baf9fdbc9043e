import type * as Fs from 'node:fs/promises';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { followSegments } from '../../../../recordings/capture/segment-tail';
import { smallMedia } from '../../../support/small-media';
import { waitFor } from '../../../support/wait-for';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Fs>();
  const open: typeof Fs.open = async (...input) => {
    const handle = await real.open(...input);
    // The disk hangs: reads and writes go through memory, a sync doesn't come back.
    handle.datasync = () => new Promise(() => undefined);
    return handle;
  };
  return { ...real, open };
});

it('a disk that takes what is written and never makes it durable is told while the pictures still come', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'late-sync-'));
  const file = path.join(folder, 'a01-000000.mp4');
  await writeFile(file, smallMedia());
  const told: string[] = [];
  let left = false;
  void followSegments({
    ...{ folder, attempt: 1, firstIndex: 0, ended: () => false, left: () => left, watched: () => true },
    ...{ onInit: () => undefined, onFragment: () => undefined, onBytes: () => undefined, onTorn: () => undefined },
    onClosed: () => Promise.resolve(),
    onNotDurable: (name) => told.push(name),
  });
  // It grows on.
  const growing = setInterval(() => void appendFile(file, smallMedia()), 200);
  await waitFor('the alarm', () => told.length > 0).finally(() => clearInterval(growing));
  left = true;
  expect(told).toEqual(['a01-000000.mp4']);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
