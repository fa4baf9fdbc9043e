import { execFile, execFileSync } from 'node:child_process';
import { appendFile, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { listFolder } from '../../../../recordings/evidence/evidence-folder';
import { sealFolder } from '../../../../recordings/evidence/seal';
import { verifyEvidence } from '../../../../recordings/evidence/verify';
import { facts, newKey, sealedFolder, unsealedFolder } from './small-evidence';

const sealedAt = '2026-11-25T01:45:00.000Z';

it('[row 10] lists every file of the folder and makes all of it read-only (制度§6)', async () => {
  const { folder, seal, key } = await sealedFolder();
  const present = (await listFolder(folder)).map((entry) => entry.path);
  const proof = ['SHA256SUMS', 'manifest.json', 'manifest.sig'];
  expect([...seal.manifest.files.map((file) => file.path), ...proof].sort()).toEqual([...present].sort());
  expect(seal).toMatchObject({ links: 6, keyId: key.keyId, manifest: { registrationCode: facts.registrationCode, keyId: key.keyId } });
  for (const file of present) expect((await stat(path.join(folder, file))).mode & 0o777).toBe(0o444);
});

it('is proved by openssl, sha256sum and a shell loop alone, as 校验说明.txt tells', async () => {
  const { folder, seal } = await sealedFolder();
  const note = await readFile(path.join(folder, '校验说明.txt'), 'utf8');
  expect(note).toContain(`登记编号：${facts.registrationCode}`);
  const recipe = note
    .split('\n')
    // Nothing was time-stamped here; tests/integration/time-stamp.test.ts does that step.
    .filter((line) => line !== '' && !line.startsWith('openssl ts ') && !/[\u4e00-\u9fff]/.test(line.replace(/echo ".*?"/g, '')))
    .join('\n');
  const run = () =>
    new Promise<string>((resolve) =>
      execFile('bash', ['-c', recipe], { cwd: folder, env: { ...process.env, LC_ALL: 'C' } }, (_error, out, err) => resolve(out + err)),
    );
  const said = await run();
  expect(said).toContain('Signature Verified Successfully');
  expect(said).toContain(seal.keyId);
  expect(said).toContain(`链完整，链头 ${seal.chainHead}`);
  expect(said.match(/mp4: OK/g)).toHaveLength(12);
  expect(said).not.toContain('FAILED');
  expect(said).not.toMatch(/^[<>]/m);

  await appendFile(path.join(folder, 'cam1/a01-000002.mp4'), 'x');
  expect(await run()).toContain('cam1/a01-000002.mp4: FAILED');
});

it('returns the seal that lies there, and leaves it as it is', async () => {
  const { folder, seal, key } = await sealedFolder();
  const before = await readFile(path.join(folder, 'manifest.json'));
  const again = await sealFolder({ folder, facts: { ...facts, purpose: 'hearing' }, key, sealedAt: '2027-01-01T00:00:00.000Z' });
  expect(again).toEqual(seal);
  expect(await readFile(path.join(folder, 'manifest.json'))).toEqual(before);
});

it('refuses to seal again what was changed since, or sealed by another', async () => {
  const { folder, key } = await sealedFolder();
  await expect(sealFolder({ folder, facts, key: await newKey(), sealedAt })).rejects.toMatchObject({
    code: 'seal.failed',
    file: 'manifest.sig',
  });
  await writeFile(path.join(folder, 'papers/询问笔录.pdf'), 'another');
  await expect(sealFolder({ folder, facts, key, sealedAt })).rejects.toMatchObject({ code: 'seal.failed', file: 'papers/询问笔录.pdf' });
});

it('finishes a sealing that a power cut ended before the signature', async () => {
  const { folder, key } = await sealedFolder();
  await rm(path.join(folder, 'manifest.sig'));
  await writeFile(path.join(folder, 'manifest.sig.part'), 'half');
  expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'broken' });
  await sealFolder({ folder, facts, key, sealedAt });
  expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [] });
});

it.each<[string, string, (folder: string) => Promise<unknown>]>([
  ['a recording changed', 'cam1/a01-000002.mp4', (folder) => appendFile(path.join(folder, 'cam1/a01-000002.mp4'), 'x')],
  ['a recording missing', 'cam2/a01-000003.mp4', (folder) => rm(path.join(folder, 'cam2/a01-000003.mp4'))],
  ['a recording not in the chain', 'cam1/a02-000001.mp4', (folder) => writeFile(path.join(folder, 'cam1/a02-000001.mp4'), 'x')],
  ['a torn chain', 'chain.jsonl', (folder) => appendFile(path.join(folder, 'chain.jsonl'), '{"bytes"')],
  ['no chain', 'chain.jsonl', (folder) => rm(path.join(folder, 'chain.jsonl'))],
  ['a link in the folder', 'papers/link.pdf', (folder) => symlink('/etc/hostname', path.join(folder, 'papers/link.pdf'))],
  ['a name that Windows can’t read', 'papers/a:b.pdf', (folder) => writeFile(path.join(folder, 'papers/a:b.pdf'), 'x')],
])('refuses a folder with %s and names it', async (_what, file, spoil) => {
  const folder = await unsealedFolder();
  await spoil(folder);
  await expect(sealFolder({ folder, facts, key: await newKey(), sealedAt })).rejects.toMatchObject({ code: 'seal.failed', file });
});

it('seals with a signature that openssl checks', async () => {
  const { folder } = await sealedFolder();
  const args = ['pkeyutl', '-verify', '-pubin', '-inkey', 'public-key.pem', '-rawin', '-in', 'manifest.json', '-sigfile', 'manifest.sig'];
  expect(execFileSync('openssl', args, { cwd: folder }).toString()).toContain('Signature Verified Successfully');
});
