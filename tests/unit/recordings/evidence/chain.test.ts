import { execFileSync } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../../recordings/evidence/canonical-json';
import { openChain } from '../../../../recordings/evidence/chain';
import { nextLink, noLink, readLink } from '../../../../recordings/evidence/chain-link';
import { newFolder, segment } from './small-evidence';

const fileOf = (folder: string) => path.join(folder, 'chain.jsonl');
const threeLinks = async () => {
  const folder = await newFolder();
  const chain = await openChain(folder);
  await Promise.all([1, 2, 3].map((n) => chain.append(segment(`cam1/a01-00000${n}.mp4`))));
  await chain.close();
  return folder;
};

it('writes canonical JSON: sorted keys, no spaces', () => {
  const { link, line } = nextLink(undefined, segment('cam1/a01-000001.mp4'));
  expect(line).toBe(canonicalJson(link));
  expect(readLink(line)).toEqual(link);
  expect(link).toMatchObject({ n: 1, previous: noLink });
});

it('chains lines so that sha256sum alone can follow them', async () => {
  const folder = await threeLinks();
  const lines = (await readFile(fileOf(folder), 'utf8')).split('\n').slice(0, -1);
  expect(lines).toHaveLength(3);
  for (const [index, line] of lines.slice(1).entries()) {
    const sum = execFileSync('sha256sum', { input: lines[index] }).toString().slice(0, 64);
    expect(readLink(line)?.previous).toBe(sum);
  }
});

it('keeps the order of overlapping appends and goes on after a restart', async () => {
  const folder = await threeLinks();
  const chain = await openChain(folder);
  expect(chain.links().map(({ link }) => link.file)).toEqual([1, 2, 3].map((n) => `cam1/a01-00000${n}.mp4`));
  const { link, hash } = await chain.append(segment('cam1/a01-000004.mp4'));
  expect(link.n).toBe(4);
  expect(chain.head()).toBe(hash);
  await chain.close();
});

it('cuts off an incomplete last line and says so', async () => {
  const folder = await threeLinks();
  const before = await readFile(fileOf(folder));
  await appendFile(fileOf(folder), '{"bytes":30');
  const chain = await openChain(folder);
  expect(chain.cutBytes).toBe(11);
  await chain.close();
  expect(await readFile(fileOf(folder))).toEqual(before);
});

it.each([
  ['the first line', 20],
  ['the middle line', 500],
  ['the previous field of the last line', -150],
])('refuses to go on with a chain changed in %s, and changes nothing', async (_where, at) => {
  const folder = await threeLinks();
  const content = await readFile(fileOf(folder));
  const place = (at + content.length) % content.length;
  content[place] = (content[place] ?? 0) ^ 1;
  await writeFile(fileOf(folder), content);
  await expect(openChain(folder)).rejects.toMatchObject({ code: 'chain.broken', file: 'chain.jsonl' });
  expect(await readFile(fileOf(folder))).toEqual(content);
});

it.each([
  ['a quote in the name', { file: 'cam1/"x.mp4' }],
  ['a negative size', { bytes: -1 }],
  ['a fraction', { durationMs: 0.5 }],
  ['a short hash', { sha256: 'abc' }],
  ['a local time', { startedAt: '2026-11-25 09:02' }],
])('refuses facts with %s', (_what, wrong) => {
  expect(() => nextLink(undefined, { ...segment('cam1/a01-000001.mp4'), ...wrong })).toThrow(
    expect.objectContaining({ code: 'chain.bad-facts' }),
  );
});
