import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMpeg1Stream } from '../../../../devices/cameras/mpeg1-stream';
import { waitFor } from '../../../support/wait-for';

let folder: string;
let recording: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mpeg1-test-'));
  recording = join(folder, 'recording.ts');
  await promisify(execFile)('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'testsrc=s=320x240:r=25',
    '-t',
    '2',
    '-c:v',
    'mjpeg',
    '-f',
    'matroska',
    recording,
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

describe('MPEG-1 for codecs the page cannot decode', () => {
  it.each([
    ['a path', () => recording],
    ['the bytes as they come', () => createReadStream(recording)],
  ])('comes as MPEG-TS from %s, and tells its end', async (_, input) => {
    const chunks: Buffer[] = [];
    let ended = false;
    openMpeg1Stream(
      input(),
      (chunk) => chunks.push(chunk),
      () => (ended = true),
    );
    await waitFor('the end', () => ended);
    const stream = Buffer.concat(chunks);
    expect(stream.length).toBeGreaterThan(10_000);
    expect([stream[0], stream[188], stream[376]]).toEqual([0x47, 0x47, 0x47]);
  });

  it('ends silently when it is closed', async () => {
    let ended = false;
    const stream = openMpeg1Stream(
      recording,
      () => undefined,
      () => (ended = true),
    );
    stream.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
  });
});
