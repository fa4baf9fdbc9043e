import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { walkBoxes } from '../../../../recordings/playback/box-walk';
import { box, u32, u64 } from '../../../../recordings/playback/mp4-writer';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'box-walk-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('gives every whole box with its type and place, those that describe with their bytes, and leaves out a last one that was cut', async () => {
  const large = Buffer.concat([u32(1), Buffer.from('mdat', 'latin1'), u64(16 + 6000), Buffer.alloc(6000)]);
  const boxes = [
    box('ftyp', Buffer.from('isom', 'latin1')),
    box('sidx'),
    box('\u00a9xyz'),
    large,
    box('moof', Buffer.alloc(5000, 7)),
    box('mdat'),
  ];
  const file = path.join(folder, 'boxes');
  await writeFile(file, Buffer.concat([...boxes, box('moof', Buffer.alloc(9)).subarray(0, 12)]));
  const walked: unknown[] = [];
  await walkBoxes(file, 0, ({ type, at, size, bytes }) => walked.push([type, at, size, bytes && Buffer.from(bytes)]));
  const at = (n: number) => boxes.slice(0, n).reduce((sum, { length }) => sum + length, 0);
  const types = ['ftyp', 'sidx', '\u00a9xyz', 'mdat', 'moof', 'mdat'];
  expect(walked).toEqual(boxes.map((bytes, n) => [types[n], at(n), bytes.length, n === 0 || n === 4 ? bytes : undefined]));
});

it('lets others work while it walks far', async () => {
  const file = path.join(folder, 'far');
  await writeFile(file, Buffer.concat(Array.from({ length: 30 }, () => box('mdat', Buffer.alloc(5000)))));
  let others = 0;
  const other = setInterval(() => (others += 1), 1);
  await walkBoxes(file, 0, () => {
    for (const until = performance.now() + 2; performance.now() < until;);
  });
  clearInterval(other);
  expect(others).toBeGreaterThan(1);
});
