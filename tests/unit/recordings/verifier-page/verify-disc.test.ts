import { appendFile, cp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pieceBytes } from '../../../../recordings/evidence/read-pieces';
import { sealFolder } from '../../../../recordings/evidence/seal';
import { verifyEvidence } from '../../../../recordings/evidence/verify';
import { proofTools } from '../../../../recordings/verifier-page/proof-tools';
import { verifyDisc } from '../../../../recordings/verifier-page/verify-disc';
import { seededRandom } from '../../../support/random';
import { facts, newFolder, newKey, sealedFolder } from '../evidence/small-evidence';
import { discOfFolder } from './disc-of-folder';

const sealed = await sealedFolder();
const manifestBytes = await readFile(path.join(sealed.folder, 'manifest.json'));
const other = await sealedFolder({ seed: 2, registrationCode: 'QYWS-X1-2026-0148' }, sealed.key);
const [first, second, third] = ['cam1/a01-000001.mp4', 'cam1/a01-000002.mp4', 'cam1/a01-000003.mp4'];

async function copyOf(folder: string): Promise<string> {
  const copy = path.join(await newFolder(), 'copy');
  await cp(folder, copy, { recursive: true });
  return copy;
}
async function flipBit(folder: string, file: string, byte: number, bit = 0): Promise<void> {
  const content = await readFile(path.join(folder, file));
  const place = (byte + content.length) % content.length;
  content[place] = (content[place] ?? 0) ^ (1 << bit);
  await writeFile(path.join(folder, file), content);
}
async function swap(folder: string, a: string, b: string): Promise<void> {
  const at = (name: string) => path.join(folder, name);
  await rename(at(a), at('x'));
  await rename(at(b), at(a));
  await rename(at('x'), at(b));
}
async function editChain(folder: string, edit: (lines: string[]) => string[]): Promise<void> {
  const file = path.join(folder, 'chain.jsonl');
  const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  await writeFile(
    file,
    edit(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

/** Both answers in the same words: which code on which file, at which link. */
async function bothAnswers(folder: string, keyId?: string) {
  const page = await verifyDisc(await discOfFolder(folder), proofTools, { keyId });
  const command = await verifyEvidence(folder, { keyId });
  const said = ({ verdict, keyId: key, keyTrusted, findings }: Pick<typeof page, 'verdict' | 'keyId' | 'keyTrusted' | 'findings'>) => ({
    verdict,
    key,
    keyTrusted,
    findings: findings
      .map(({ code, file, link, chainBytes, mediaBytes }) => JSON.stringify({ code, file, link, chainBytes, mediaBytes }))
      .sort(),
  });
  return { page: said(page), command: said(command), findings: page.findings };
}

describe('校验.html and the verify command', () => {
  it('find the same disc intact, with the same counts', async () => {
    const page = await verifyDisc(await discOfFolder(sealed.folder), proofTools, { keyId: sealed.key.keyId });
    const { checked } = await verifyEvidence(sealed.folder);
    const { files, bytes, links } = checked;
    expect(page).toMatchObject({
      verdict: 'intact',
      keyTrusted: true,
      keyId: sealed.key.keyId,
      findings: [],
      checked: { files, bytes, links },
    });
    expect(page.links.map((link) => link.file)).toContain(second);
  });

  const at = (folder: string, name: string) => path.join(folder, name);
  it.each<[what: string, named: string, tamper: (folder: string) => Promise<unknown>]>([
    ['a bit at the head of a recording', second, (folder) => flipBit(folder, second, 0)],
    ['a bit at the tail of a recording', second, (folder) => flipBit(folder, second, -1, 7)],
    ['a bit of the 笔录', 'papers/询问笔录.pdf', (folder) => flipBit(folder, 'papers/询问笔录.pdf', 700)],
    ['a bit of the chain', 'chain.jsonl', (folder) => flipBit(folder, 'chain.jsonl', 1000)],
    ['the last newline of the chain', 'chain.jsonl', (folder) => flipBit(folder, 'chain.jsonl', -1)],
    [
      'a bit of a value in the manifest',
      'manifest.sig',
      (folder) => flipBit(folder, 'manifest.json', manifestBytes.indexOf(facts.registrationCode)),
    ],
    ['a bit of the signature', 'manifest.sig', (folder) => flipBit(folder, 'manifest.sig', 30)],
    ['a signature of 63 bytes', 'manifest.sig', (folder) => truncate(at(folder, 'manifest.sig'), 63)],
    ['a bit of SHA256SUMS', 'SHA256SUMS', (folder) => flipBit(folder, 'SHA256SUMS', 10)],
    ['a bit of the key', 'public-key.pem', (folder) => flipBit(folder, 'public-key.pem', 60)],
    ['a key that is none', 'public-key.pem', (folder) => writeFile(at(folder, 'public-key.pem'), 'none')],
    ['a recording deleted', second, (folder) => rm(at(folder, second))],
    ['the signature deleted', 'manifest.sig', (folder) => rm(at(folder, 'manifest.sig'))],
    ['the manifest deleted', 'manifest.json', (folder) => rm(at(folder, 'manifest.json'))],
    ['the chain deleted', 'chain.jsonl', (folder) => rm(at(folder, 'chain.jsonl'))],
    ['the sums deleted', 'SHA256SUMS', (folder) => rm(at(folder, 'SHA256SUMS'))],
    ['the key deleted', 'public-key.pem', (folder) => rm(at(folder, 'public-key.pem'))],
    ['two recordings exchanged', third, (folder) => swap(folder, first, third)],
    ['a recording duplicated', 'cam1/a01-000009.mp4', (folder) => cp(at(folder, second), at(folder, 'cam1/a01-000009.mp4'))],
    ['a recording truncated', second, (folder) => truncate(at(folder, second), 2999)],
    ['a recording emptied', second, (folder) => truncate(at(folder, second), 0)],
    ['a recording lengthened', second, (folder) => appendFile(at(folder, second), 'x')],
    ['a file added', 'papers/note.txt', (folder) => writeFile(at(folder, 'papers/note.txt'), '')],
    ["another session's recording", second, (folder) => cp(at(other.folder, second), at(folder, second))],
    ["another session's chain", 'chain.jsonl', (folder) => cp(at(other.folder, 'chain.jsonl'), at(folder, 'chain.jsonl'))],
    ["another session's manifest", 'manifest.sig', (folder) => cp(at(other.folder, 'manifest.json'), at(folder, 'manifest.json'))],
    ['a line cut from the middle of the chain', 'chain.jsonl', (folder) => editChain(folder, (lines) => lines.toSpliced(2, 1))],
    ['the last line cut from the chain', 'chain.jsonl', (folder) => editChain(folder, (lines) => lines.slice(0, -1))],
    ['a line of the chain twice', 'chain.jsonl', (folder) => editChain(folder, ([line = '', ...rest]) => [line, line, ...rest])],
    ['two lines of the chain exchanged', 'chain.jsonl', (folder) => editChain(folder, ([a = '', b = '', ...rest]) => [b, a, ...rest])],
  ])('find %s, and say the same of it', async (_what, named, tamper) => {
    const folder = await copyOf(sealed.folder);
    await tamper(folder);
    const { page, command, findings } = await bothAnswers(folder);
    expect(page.verdict).toBe('broken');
    expect(findings.map(({ file }) => file)).toContain(named);
    expect(page).toEqual(command);
  });

  it('locate a change in a long recording to the MiB', async () => {
    const { folder } = await sealedFolder({ segmentBytes: 2.5 * pieceBytes, segmentsPerCamera: 1 });
    await flipBit(folder, 'cam2/a01-000001.mp4', pieceBytes + 5);
    const { page, command, findings } = await bothAnswers(folder);
    expect(findings).toMatchObject([{ code: 'file.changed', file: 'cam2/a01-000001.mp4', mediaBytes: [pieceBytes, 2 * pieceBytes] }]);
    expect(page).toEqual(command);
  });

  it('find a forger who sealed again with a key of his own by the number of the key, and only by that', async () => {
    const folder = await copyOf(sealed.folder);
    for (const file of ['manifest.json', 'manifest.sig', 'SHA256SUMS']) await rm(path.join(folder, file));
    await sealFolder({ folder, facts, key: await newKey(), sealedAt: '2026-11-25T01:45:00.000Z' });
    expect((await bothAnswers(folder)).page).toMatchObject({ verdict: 'intact', keyTrusted: undefined });
    const named = await bothAnswers(folder, sealed.key.keyId);
    expect(named.page).toMatchObject({ verdict: 'broken', keyTrusted: false });
    expect(named.page).toEqual(named.command);
  });

  it('find 40 random single bits alike', async () => {
    const folder = await copyOf(sealed.folder);
    const random = seededRandom(7);
    const names = [...sealed.seal.manifest.files.map((file) => file.path), 'manifest.json', 'manifest.sig', 'SHA256SUMS'];
    for (let n = 0; n < 40; n += 1) {
      const name = names[Math.floor(random() * names.length)] ?? '';

      const before = await readFile(path.join(folder, name));
      await flipBit(folder, name, Math.floor(random() * before.length), Math.floor(random() * 8));
      const { page, command, findings } = await bothAnswers(folder);
      expect([page.verdict, command.verdict]).toEqual(['broken', 'broken']);
      expect(findings.map(({ file }) => file)).toContain(name === 'manifest.json' ? 'manifest.sig' : name);
      await writeFile(path.join(folder, name), before);
    }
  });

  it('answer for an empty folder, and for rubbish under the right names', async () => {
    const folder = await newFolder();
    expect((await bothAnswers(folder)).page.verdict).toBe('broken');
    for (const file of ['manifest.json', 'manifest.sig', 'public-key.pem', 'SHA256SUMS', 'chain.jsonl'])
      await writeFile(path.join(folder, file), '\u0000\u00ff{"files":1e99\n');
    const { page, command } = await bothAnswers(folder);
    expect(page).toEqual(command);
  });
});
