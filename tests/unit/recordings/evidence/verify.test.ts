import { appendFile, cp, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { pieceBytes } from '../../../../recordings/evidence/read-pieces';
import { sealFolder } from '../../../../recordings/evidence/seal';
import type { Finding } from '../../../../recordings/evidence/verification';
import { verifyEvidence } from '../../../../recordings/evidence/verify';
import { facts, newFolder, newKey, sealedFolder } from './small-evidence';

const sealed = await sealedFolder();
async function copyOf(folder: string): Promise<string> {
  const copy = path.join(await newFolder(), 'copy');
  await cp(folder, copy, { recursive: true });
  return copy;
}
async function flipBit(file: string, byte: number, bit = 0): Promise<void> {
  const content = await readFile(file);
  const place = (byte + content.length) % content.length;
  content[place] = (content[place] ?? 0) ^ (1 << bit);
  await writeFile(file, content);
}
const has = (findings: readonly Finding[], code: string, file: string) =>
  findings.some((finding) => finding.code === code && finding.file === file);

const segment = 'cam1/a01-000002.mp4';
type Tampering = [what: string, code: Finding['code'], file: string, tamper: (folder: string) => Promise<unknown>];
it.each<Tampering>([
  ['a bit at the head of a recording', 'file.changed', segment, (at) => flipBit(path.join(at, segment), 0)],
  ['a bit in the middle of a recording', 'file.changed', segment, (at) => flipBit(path.join(at, segment), 1500, 5)],
  ['a bit at the tail of a recording', 'file.changed', segment, (at) => flipBit(path.join(at, segment), -1, 7)],
  ['a bit of the 笔录', 'file.changed', 'papers/询问笔录.pdf', (at) => flipBit(path.join(at, 'papers/询问笔录.pdf'), 700)],
  ['a bit of the note', 'file.changed', '校验说明.txt', (at) => flipBit(path.join(at, '校验说明.txt'), 100)],
  ['a bit of the chain', 'chain.broken', 'chain.jsonl', (at) => flipBit(path.join(at, 'chain.jsonl'), 1000)],
  ['the last newline of the chain', 'chain.broken', 'chain.jsonl', (at) => flipBit(path.join(at, 'chain.jsonl'), -1)],
  ['a bit of the manifest', 'manifest.signature', 'manifest.sig', (at) => flipBit(path.join(at, 'manifest.json'), 40)],
  ['a bit of the signature', 'manifest.signature', 'manifest.sig', (at) => flipBit(path.join(at, 'manifest.sig'), 30)],
  ['a bit of SHA256SUMS', 'sums.disagree', 'SHA256SUMS', (at) => flipBit(path.join(at, 'SHA256SUMS'), 10)],
  ['a bit of the key', 'file.changed', 'public-key.pem', (at) => flipBit(path.join(at, 'public-key.pem'), 60)],
  ['a recording deleted', 'file.missing', segment, (at) => rm(path.join(at, segment))],
  ['the signature deleted', 'file.missing', 'manifest.sig', (at) => rm(path.join(at, 'manifest.sig'))],
  ['the manifest deleted', 'file.missing', 'manifest.json', (at) => rm(path.join(at, 'manifest.json'))],
  ['the chain deleted', 'file.missing', 'chain.jsonl', (at) => rm(path.join(at, 'chain.jsonl'))],
  ['the sums deleted', 'file.missing', 'SHA256SUMS', (at) => rm(path.join(at, 'SHA256SUMS'))],
  ['a recording truncated', 'file.changed', segment, (at) => truncate(path.join(at, segment), 2999)],
  ['a recording emptied', 'file.changed', segment, (at) => truncate(path.join(at, segment), 0)],
  ['a recording lengthened', 'file.changed', segment, (at) => appendFile(path.join(at, segment), 'x')],
  ['a recording duplicated', 'file.extra', 'cam1/a01-000009.mp4', (at) => cp(path.join(at, segment), path.join(at, 'cam1/a01-000009.mp4'))],
  ['a file added', 'file.extra', 'papers/note.txt', (at) => writeFile(path.join(at, 'papers/note.txt'), '')],
  ['a hidden file added', 'file.extra', '.x', (at) => writeFile(path.join(at, '.x'), '')],
  ['a line cut from the middle of the chain', 'chain.order', 'chain.jsonl', (at) => editLines(at, (lines) => lines.toSpliced(2, 1))],
  ['the last line cut from the chain', 'chain.head', 'chain.jsonl', (at) => editLines(at, (lines) => lines.slice(0, -1))],
  ['two lines of the chain exchanged', 'chain.order', 'chain.jsonl', (at) => editLines(at, ([a = '', b = '', ...rest]) => [b, a, ...rest])],
])('finds %s', async (_what, code, file, tamper) => {
  const folder = await copyOf(sealed.folder);
  await tamper(folder);
  const { verdict, findings } = await verifyEvidence(folder);
  expect(verdict).toBe('broken');
  expect(has(findings, code, file), JSON.stringify(findings)).toBe(true);
});

async function editLines(folder: string, edit: (lines: string[]) => string[]): Promise<void> {
  const file = path.join(folder, 'chain.jsonl');
  const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  await writeFile(
    file,
    edit(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

it('names a changed recording with its link and both ranges', async () => {
  const { folder } = await sealedFolder({ segmentBytes: 2.5 * pieceBytes, segmentsPerCamera: 1 });
  await flipBit(path.join(folder, 'cam2/a01-000001.mp4'), pieceBytes + 5);
  const { findings } = await verifyEvidence(folder);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    code: 'file.changed',
    file: 'cam2/a01-000001.mp4',
    link: 2,
    mediaBytes: [pieceBytes, 2 * pieceBytes],
  });
  const chain = await readFile(path.join(folder, 'chain.jsonl'), 'utf8');
  expect(chain.slice(...(findings[0]?.chainBytes ?? []))).toContain('"file":"cam2/a01-000001.mp4"');
});

it('lays a changed line of the chain to that line, with its range', async () => {
  const lines = (await readFile(path.join(sealed.folder, 'chain.jsonl'), 'utf8')).split('\n').slice(0, -1);
  let from = 0;
  for (const [index, line] of lines.entries()) {
    for (const at of [10, line.indexOf('"previous"') + 15, line.indexOf('"sha256"') + 15]) {
      const folder = await copyOf(sealed.folder);
      await flipBit(path.join(folder, 'chain.jsonl'), from + at);
      const broken = (await verifyEvidence(folder)).findings.filter((finding) => finding.code === 'chain.broken');
      expect(broken.map(({ link, chainBytes }) => ({ link, chainBytes }))).toEqual([
        { link: index + 1, chainBytes: [from, from + line.length] },
      ]);
    }
    from += line.length + 1;
  }
});

it('says whose contents an exchanged recording holds', async () => {
  const folder = await copyOf(sealed.folder);
  const [a, b] = ['cam1/a01-000001.mp4', 'cam1/a01-000003.mp4'];
  await rename(path.join(folder, a), path.join(folder, 'x'));
  await rename(path.join(folder, b), path.join(folder, a));
  await rename(path.join(folder, 'x'), path.join(folder, b));
  const { findings } = await verifyEvidence(folder);
  expect(findings.map(({ file, detail }) => [file, detail])).toEqual([
    [a, `holds the contents of ${b}`],
    [b, `holds the contents of ${a}`],
  ]);
});

it('finds a camera folder exchanged between two sessions of the same kiosk, and a whole session in place of another', async () => {
  const other = await sealedFolder({ seed: 2, registrationCode: 'QYWS-X1-2026-0148' }, sealed.key);
  const mixed = await copyOf(sealed.folder);
  await rm(path.join(mixed, 'cam1'), { recursive: true });
  await cp(path.join(other.folder, 'cam1'), path.join(mixed, 'cam1'), { recursive: true });
  const { findings } = await verifyEvidence(mixed);
  expect(findings.filter((finding) => finding.code === 'file.changed').map((finding) => finding.file)).toEqual(
    [1, 2, 3].map((n) => `cam1/a01-00000${n}.mp4`),
  );
  const whole = await verifyEvidence(other.folder, { registrationCode: facts.registrationCode });
  expect(whole).toMatchObject({ verdict: 'broken', findings: [{ code: 'manifest.other-session' }] });
});

it('finds a forger who seals again with a key of his own', async () => {
  const folder = await copyOf(sealed.folder);
  for (const file of ['manifest.json', 'manifest.sig', 'SHA256SUMS']) await rm(path.join(folder, file));
  await writeFile(path.join(folder, 'papers/询问笔录.pdf'), 'forged');
  const forger = await newKey();
  await sealFolder({ folder, facts, key: forger, sealedAt: '2026-11-25T01:45:00.000Z' });

  expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', keyId: forger.keyId, keyTrusted: undefined });
  for (const expected of [{ keyId: sealed.key.keyId }, { publicKeyPem: sealed.key.publicKeyPem }]) {
    const { verdict, keyTrusted, findings } = await verifyEvidence(folder, expected);
    expect({ verdict, keyTrusted }).toEqual({ verdict: 'broken', keyTrusted: false });
    expect(has(findings, 'key.untrusted', 'public-key.pem')).toBe(true);
  }
  expect(await verifyEvidence(sealed.folder, { publicKeyPem: sealed.key.publicKeyPem })).toMatchObject({
    verdict: 'intact',
    keyTrusted: true,
  });
});

it('gives no false alarm', async () => {
  for (let seed = 10; seed < 40; seed += 1) {
    const { folder, seal } = await sealedFolder({ seed, segmentBytes: 1 + seed * 97, segmentsPerCamera: 1 + (seed % 4) });
    const verification = await verifyEvidence(folder, { keyId: seal.keyId, registrationCode: facts.registrationCode });
    expect(verification).toMatchObject({
      verdict: 'intact',
      keyTrusted: true,
      findings: [],
      checked: { files: seal.files + 3, links: seal.links },
    });
    await rm(folder, { recursive: true });
  }
});

it.each<[string, (at: string) => Promise<unknown>]>([
  ['nothing at all', () => Promise.resolve()],
  ['an empty folder', (at) => mkdir(at)],
  ['an empty file', (at) => writeFile(at, '')],
  ['a text file', (at) => writeFile(at, 'not an image\n'.repeat(10_000))],
  [
    'a folder of rubbish',
    async (at) => {
      await mkdir(at);
      for (const file of ['manifest.json', 'manifest.sig', 'public-key.pem', 'SHA256SUMS', 'chain.jsonl'])
        await writeFile(path.join(at, file), '\u0000\u00ff{"files":1e99');
    },
  ],
  [
    'a manifest that claims the impossible',
    async (at) => {
      await cp(sealed.folder, at, { recursive: true });
      await writeFile(
        path.join(at, 'manifest.json'),
        JSON.stringify({ ...sealed.seal.manifest, files: [{ path: '../../etc/passwd', bytes: 9e15, sha256: '0'.repeat(64) }] }),
      );
    },
  ],
  ['a folder in place of the manifest', (at) => mkdir(path.join(at, 'manifest.json'), { recursive: true })],
])('answers for %s', async (_what, make) => {
  const at = path.join(await newFolder(), 'evidence');
  await make(at);
  const { verdict, findings } = await verifyEvidence(at);
  expect(verdict).toBe('broken');
  expect(findings.length).toBeGreaterThan(0);
});
