import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sha256Of } from '../../../../recordings/evidence/hash-file';
import { HashThread, newTurn } from '../../../../recordings/evidence/hash-thread';
import { waitFor } from '../../../support/wait-for';
import { newFolder } from './small-evidence';

const mebibyte = 1024 * 1024;
const content = Buffer.alloc(9 * mebibyte + 17, 'what was said in the room');
let folder: string;
let file: string;
let threads: HashThread[] = [];
beforeAll(async () => {
  folder = await newFolder();
  file = path.join(folder, 'file');
  await writeFile(file, content);
});
afterEach(() => {
  for (const thread of threads) thread.close();
  threads = [];
});
afterAll(() => rm(folder, { recursive: true }));

function started(turn = newTurn()): HashThread {
  const thread = new HashThread(turn);
  threads.push(thread);
  return thread;
}

describe('a hashing thread', () => {
  it('hashes a whole file and tells what it has read', async () => {
    let read = 0;
    const hash = started().begin(file, (bytes) => (read += bytes));
    expect(await hash.end({ from: 0 })).toBe(sha256Of(content));
    expect(read).toBe(content.length);
  });

  it('hashes ranges of an image one behind the other', async () => {
    const hash = started().begin(file);
    hash.add({ from: 8 * mebibyte - 5, bytes: 10 });
    hash.add({ from: 3, bytes: 0 });
    const last = await hash.end({ from: 100, bytes: 8 * mebibyte + 1 });
    expect(last).toBe(
      sha256Of(Buffer.concat([content.subarray(8 * mebibyte - 5, 8 * mebibyte + 5), content.subarray(100, 8 * mebibyte + 101)])),
    );
  });

  it('hashes an empty file', async () => {
    const empty = path.join(folder, 'empty');
    await writeFile(empty, '');
    expect(await started().begin(empty).end({ from: 0 })).toBe(sha256Of(''));
  });

  it('takes turns with another and keeps several hashes apart', async () => {
    const turn = newTurn();
    const hashes = [started(turn), started(turn)].flatMap((thread) =>
      [0, 1, 2].map(async (n) => thread.begin(file).end({ from: n, bytes: 9 * mebibyte })),
    );
    const expected = [0, 1, 2, 0, 1, 2].map((n) => sha256Of(content.subarray(n, 9 * mebibyte + n)));
    expect(await Promise.all(hashes)).toEqual(expected);
  });

  it('rejects for a file that is missing or a folder, and goes on with the next', async () => {
    const thread = started();
    await expect(thread.begin(path.join(folder, 'none')).end({ from: 0 })).rejects.toThrow('ENOENT');
    await expect(thread.begin(folder).end({ from: 0 })).rejects.toThrow('EISDIR');
    await expect(thread.begin(file).end({ from: 0, bytes: content.length + 1 })).rejects.toThrow(`it ends at byte ${content.length}`);
    expect(await thread.begin(file).end({ from: 0 })).toBe(sha256Of(content));
    expect(thread.busy).toBe(false);
  });

  it('rejects what is under way and what comes later when it has ended', async () => {
    const thread = started();
    const hash = thread.begin(file);
    hash.add({ from: 0, bytes: 5 });
    const before = hash.end({ from: 5 });
    thread.close();
    await expect(before).rejects.toThrow('the thread has ended');
    await expect(thread.begin(file).end({ from: 0 })).rejects.toThrow('there is no thread');
  });

  it('leaves the turn to the others when it ends in its own', async () => {
    const turn = newTurn();
    const [ending, other] = [started(turn), started(turn)];
    await waitFor('both threads run', () => ending.state === 'ready' && other.state === 'ready');
    const held = new Int32Array(turn);
    held[0] = ending.threadId;
    const hash = other.begin(file).end({ from: 0 });
    ending.close();
    expect(await hash).toBe(sha256Of(content));
  });
});
