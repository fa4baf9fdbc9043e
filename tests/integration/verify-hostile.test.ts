import { open, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { sealedFolder } from '../unit/recordings/evidence/small-evidence';

const megabyte = 1024 * 1024;
let sealed: Awaited<ReturnType<typeof sealedFolder>>;
beforeEach(async () => {
  sealed = await sealedFolder({ segmentsPerCamera: 1 });
});
afterEach(() => rm(sealed.folder, { recursive: true }));

/** A manifest that the right key signed, whatever it says: the worst that a forger with a key of his own can hand in. */
async function signAnyway(manifest: Buffer): Promise<void> {
  await writeFile(path.join(sealed.folder, 'manifest.json'), manifest);
  await writeFile(path.join(sealed.folder, 'manifest.sig'), sealed.key.sign(manifest));
}

const entries = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n)).join(',');
const listed = (n: number) => `{"bytes":1,"path":"cam1/${String(n).padStart(9, '0')}.mp4","sha256":"${'a'.repeat(64)}"}`;
const withFiles = (files: string) => {
  const bare = JSON.stringify({ ...sealed.seal.manifest, files: [] });
  return Buffer.from(bare.replace('"files":[]', `"files":[${files}]`));
};

it.each<[what: string, code: string, file: string, make: () => Promise<unknown>]>([
  [
    'a manifest of 60,000 files that are not there',
    'file.missing',
    'cam1/000000001.mp4',
    () => signAnyway(withFiles(entries(60_000, listed))),
  ],
  [
    'a manifest of 60,000 entries that are none',
    'manifest.schema',
    'manifest.json',
    () => signAnyway(withFiles(entries(60_000, () => `{"x":"${'y'.repeat(90)}"}`))),
  ],
  [
    'a manifest of a million empty objects',
    'manifest.schema',
    'manifest.json',
    () => signAnyway(withFiles(entries(1_000_000, () => '{}'))),
  ],
  ['a manifest of eight million brackets', 'manifest.schema', 'manifest.json', () => signAnyway(Buffer.alloc(8 * megabyte, '['))],
  [
    'a manifest larger than any',
    'proof.too-large',
    'manifest.json',
    () => truncate(path.join(sealed.folder, 'manifest.json'), 300 * megabyte),
  ],
  ['a chain larger than any', 'proof.too-large', 'chain.jsonl', () => truncate(path.join(sealed.folder, 'chain.jsonl'), 300 * megabyte)],
  [
    'a chain of twenty million empty lines',
    'chain.broken',
    'chain.jsonl',
    () => writeFile(path.join(sealed.folder, 'chain.jsonl'), Buffer.alloc(20 * megabyte, '\n')),
  ],
  [
    'a chain of one endless line',
    'chain.broken',
    'chain.jsonl',
    () => writeFile(path.join(sealed.folder, 'chain.jsonl'), `${'{"bytes":'.repeat(2_000_000)}\n`),
  ],
  [
    'a recording of 300 MB of nothing',
    'file.changed',
    'cam1/a01-000001.mp4',
    () => grow(path.join(sealed.folder, 'cam1/a01-000001.mp4'), 300 * megabyte),
  ],
])('ends with a finding and little memory for %s', async (_what, code, file, make) => {
  await make();
  const before = process.resourceUsage().maxRSS;
  const { verdict, findings } = await verifyEvidence(sealed.folder);
  expect(verdict).toBe('broken');
  expect(
    findings.some((finding) => finding.code === code && finding.file === file),
    JSON.stringify(findings.slice(0, 3)),
  ).toBe(true);
  expect(findings.length).toBeLessThanOrEqual(10_000);
  expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(400);
});

async function grow(file: string, bytes: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.truncate(bytes).finally(() => handle.close());
}
