import { open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEvidenceSource } from '../../../../recordings/evidence/evidence-source';
import { sha256Of } from '../../../../recordings/evidence/hash-file';
import { hashSource } from '../../../../recordings/evidence/hash-source';
import { HashThread, newTurn } from '../../../../recordings/evidence/hash-thread';
import { readPieces } from '../../../../recordings/evidence/read-pieces';
import { waitFor } from '../../../support/wait-for';
import { newFolder } from './small-evidence';

const mebibyte = 1024 * 1024;
const files = 30;
const contentOf = (n: number) => Buffer.alloc(2 * mebibyte + n, `file ${n}`);
const nameOf = (n: number) => `f${String(n).padStart(2, '0')}`;
let folder: string;
beforeAll(async () => {
  folder = await newFolder();
  for (let n = 0; n < files; n += 1) await writeFile(path.join(folder, nameOf(n)), contentOf(n));
});
afterAll(() => rm(folder, { recursive: true }));

async function* readGone() {
  const handle = await open(path.join(folder, 'gone'));
  yield* readPieces(handle);
}

const expected = Array.from({ length: files }, (_, n) => [nameOf(n), { sha256: sha256Of(contentOf(n)), bytes: 2 * mebibyte + n }] as const);
const expectedBytes = expected.reduce((sum, [, { bytes }]) => sum + bytes, 0);

/** Threads that run, so that they get all files behind the first 16 MiB; `begun` are those that they got. */
async function running() {
  const turn = newTurn();
  const threads = [new HashThread(turn), new HashThread(turn)];
  await waitFor('the threads run', () => threads.every(({ state }) => state === 'ready'));
  const begun: string[] = [];
  for (const thread of threads) {
    const begin = thread.begin.bind(thread);
    thread.begin = (file, onRead) => {
      begun.push(path.basename(file));
      return begin(file, onRead);
    };
  }
  return { threads, begun };
}

describe('the files of a source', () => {
  it('are hashed by two threads as in place, in the order of the source', async () => {
    const { threads, begun } = await running();
    let done = 0;
    const hashed = await hashSource(
      await openEvidenceSource(folder),
      (bytes) => (done = bytes),
      () => threads,
    );
    expect([...hashed.files]).toEqual(expected);
    expect(hashed).toMatchObject({ bytes: expectedBytes, findings: [] });
    expect(done).toBe(expectedBytes);
    // The first eight in place.
    expect(begun).toEqual(expected.slice(8).map(([name]) => name));
  });

  it('are hashed in place where no thread can be had', async () => {
    const { threads, begun } = await running();
    for (const thread of threads) thread.close();
    await waitFor('the threads have ended', () => threads.every(({ state }) => state === 'lost'));
    const hashed = await hashSource(await openEvidenceSource(folder), undefined, () => threads);
    expect([...hashed.files]).toEqual(expected);
    expect(begun).toEqual([]);
  });

  it('are the same when the threads end in the midst of it', async () => {
    const { threads, begun } = await running();
    let done = 0;
    const onProgress = (bytes: number) => {
      done = bytes;
      if (bytes > expectedBytes / 2) for (const thread of threads) thread.close();
    };
    const hashed = await hashSource(await openEvidenceSource(folder), onProgress, () => threads);
    expect([...hashed.files]).toEqual(expected);
    expect(hashed.findings).toEqual([]);
    expect(done).toBe(expectedBytes);
    expect(begun.length).toBeGreaterThan(0);
    expect(begun.length).toBeLessThan(files - 8);
  });

  it('that can not be read are found as in place: missing, and named twice', async () => {
    const found = [];
    for (const start of [(await running()).threads, []]) {
      const source = await openEvidenceSource(folder);
      const [first] = source.files;
      const gone = { place: { file: path.join(folder, 'gone'), ranges: [{ from: 0 }] }, read: readGone };
      const listed = [...source.files, { path: 'gone', ...gone }, ...(first ? [first] : [])];
      found.push(await hashSource({ ...source, files: listed }, undefined, () => start));
    }
    expect(found[0]).toEqual(found[1]);
    expect(found[0]?.findings.map(({ code, file }) => `${code} ${file}`)).toEqual(['file.unreadable gone', 'file.extra f00']);
    expect(found[0]?.findings[0]?.detail).toContain('ENOENT');
  });
});
