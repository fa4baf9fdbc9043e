import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HashBehind } from '../../../../recordings/evidence/hash-behind';
import { sha256Of } from '../../../../recordings/evidence/hash-file';
import { newFolder } from './small-evidence';

const mebibyte = 1024 * 1024;
let folder: string;
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ['a large file by a thread', 17],
  ['a small file in place', 3],
  ['an empty file', 0],
])('hashes %s while it is written, pieces on their way at the same time', async (kind, pieces) => {
  const file = path.join(folder, kind);
  const handle = await open(file, 'wx');
  const contents = Array.from({ length: pieces }, (_, n) => Buffer.alloc(mebibyte + n, `piece ${n}`));
  const hash = new HashBehind(file, pieces * mebibyte);
  let at = 0;
  for (const content of contents) {
    hash.follow(content.length, handle.write(content, 0, content.length, at));
    at += content.length;
  }
  expect(await hash.finish()).toBe(sha256Of(Buffer.concat(contents)));
  hash.close();
  await handle.close();
});

it('hashes in place when the thread ends early', async () => {
  const file = path.join(folder, 'lost');
  const handle = await open(file, 'wx');
  const content = Buffer.alloc(20 * mebibyte, 'evidence');
  const hash = new HashBehind(file, content.length);
  hash.follow(content.length, handle.writeFile(content));
  hash.close();
  expect(await hash.finish()).toBe(sha256Of(content));
  await handle.close();
});

it('rejects with the error of the write that failed', async () => {
  const file = path.join(folder, 'failed');
  const handle = await open(file, 'wx');
  const hash = new HashBehind(file, 20 * mebibyte);
  hash.follow(5, handle.write('12345'));
  hash.follow(5, Promise.reject(new Error('ENOSPC')));
  await expect(hash.finish()).rejects.toThrow('ENOSPC');
  hash.close();
  await handle.close();
});
