import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { authorImage } from '../../../../devices/disc-burner/author-image';
import { verifierPage } from '../../../../electron/setup/verifier-page.mjs';
import { planDisc } from '../../../../recordings/evidence/disc-content';
import { openEvidenceSource } from '../../../../recordings/evidence/evidence-source';
import { sealFolder } from '../../../../recordings/evidence/seal';
import { verifyEvidence } from '../../../../recordings/evidence/verify';
import { facts, newFolder, newKey, unsealedFolder } from '../evidence/small-evidence';

const html = await verifierPage();
const name = '校验.html';

it('is sealed with the evidence, planned for the disc and found under its name in the image', async () => {
  const folder = await unsealedFolder();
  const seal = await sealFolder({
    folder,
    facts,
    key: await newKey(),
    sealedAt: '2026-11-25T01:45:00.000Z',
    verifierPage: Buffer.from(html),
  });
  expect(seal.manifest.files.map((file) => file.path)).toContain(name);
  expect(await readFile(path.join(folder, name), 'utf8')).toBe(html);
  expect((await planDisc(folder)).parts.find((part) => part.name === 'proof')?.files).toContain(name);

  const imagePath = path.join(await newFolder(), 'disc.iso');
  await authorImage({ folder, imagePath, volumeId: 'QYWS-X1-2026-0147' });
  const source = await openEvidenceSource(imagePath);
  expect(source.files.map((file) => file.path)).toContain(name);
  await source.close();
  expect((await verifyEvidence(imagePath)).verdict).toBe('intact');
});

it('is one file that asks for nothing outside of it', () => {
  expect(html).toContain(`content="default-src 'none'; script-src 'unsafe-inline'`);
  expect(html.match(/<(?:script|link|img|iframe)\b[^>]*(?:src|href)=/g)).toBeNull();
  expect(html).not.toMatch(/\b(?:fetch|XMLHttpRequest|WebSocket|importScripts)\s*\(/);
  expect(html).not.toMatch(/url\((?!data:)/);
});

it('[R12] carries its check as a readable script with comments, of less than 300 lines', () => {
  const [, core = ''] = /<script>\n([^]*?)<\/script>/.exec(html) ?? [];
  expect(core).toContain('The whole of the check, to be read by an expert');
  expect(core).toContain('async function verifyDisc(');
  expect(core.split('\n').length).toBeLessThan(300);
  expect(Math.max(...core.split('\n').map((line) => line.length))).toBeLessThan(160);
});
