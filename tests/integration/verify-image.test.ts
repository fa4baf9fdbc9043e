import { copyFile, open, readFile, rm, truncate } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { authorImage } from '../../devices/disc-burner/author-image';
import { openIsoImage } from '../../recordings/evidence/iso-image';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { seededRandom } from '../support/random';
import { newFolder, sealedFolder } from '../unit/recordings/evidence/small-evidence';

const { folder, seal } = await sealedFolder();
const place = await newFolder();
const imagePath = path.join(place, 'disc.iso');
const authored = await authorImage({ folder, imagePath, volumeId: 'QYWS-X1-2026-0147', createdAt: new Date('2026-11-25T02:00:00Z') });
afterAll(async () => {
  for (const made of [folder, place]) await rm(made, { recursive: true });
});

async function flipBit(file: string, byte: number, bit: number): Promise<void> {
  const handle = await open(file, 'r+');
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, byte);
  buffer[0] = (buffer[0] ?? 0) ^ (1 << bit);
  await handle.write(buffer, 0, 1, byte);
  await handle.close();
}

it('reads the disc image’s Chinese names and contents without mounting it', async () => {
  const image = await openIsoImage(imagePath);
  expect(image.volumeId).toBe('QYWS_X1_2026_0147');
  const paths = image.list().map((entry) => entry.path);
  expect(paths).toContain('papers/询问笔录.pdf');
  expect(paths).toContain('校验说明.txt');
  expect(paths).toHaveLength(seal.files + 3);
  const paper = image.list().find((entry) => entry.path === 'papers/询问笔录.pdf');
  const pieces: Buffer[] = [];
  if (paper) for await (const piece of image.read(paper)) pieces.push(Buffer.from(piece));
  expect(Buffer.concat(pieces)).toEqual(await readFile(path.join(folder, 'papers/询问笔录.pdf')));
  await image.close();
});

it('finds the image intact, as the folder', async () => {
  const options = { keyId: seal.keyId, imageSha256: authored.sha256 };
  for (const evidence of [folder, imagePath]) {
    expect(await verifyEvidence(evidence, options)).toMatchObject({
      verdict: 'intact',
      keyTrusted: true,
      registrationCode: 'QYWS-X1-2026-0147',
      checked: { files: seal.files + 3, links: 6 },
      findings: [],
    });
  }
});

it('finds 500 random single bits in the contents of the image and names the file', async () => {
  const image = await openIsoImage(imagePath);
  const entries = image.list();
  await image.close();
  const random = seededRandom(11);
  for (let n = 0; n < 500; n += 1) {
    const entry = entries[Math.floor(random() * entries.length)];
    const byte = (entry?.extents[0]?.from ?? 0) + Math.floor(random() * (entry?.bytes ?? 0));
    const bit = Math.floor(random() * 8);
    await flipBit(imagePath, byte, bit);
    const { verdict, findings } = await verifyEvidence(imagePath);
    await flipBit(imagePath, byte, bit);
    expect(verdict).toBe('broken');
    expect(findings.map((finding) => finding.file)).toContain(entry?.path === 'manifest.json' ? 'manifest.sig' : entry?.path);
  }
});

it('finds 500 random single bits anywhere in the image, its empty places included, where its hash is known', async () => {
  const random = seededRandom(12);
  for (let n = 0; n < 500; n += 1) {
    const [byte, bit] = [Math.floor(random() * authored.bytes), Math.floor(random() * 8)];
    await flipBit(imagePath, byte, bit);
    const { verdict } = await verifyEvidence(imagePath, { imageSha256: authored.sha256 });
    await flipBit(imagePath, byte, bit);
    expect(verdict).toBe('broken');
  }
});

it.each([0, 100, 32_768, 40_000, 100_000, authored.bytes - 1])('answers for an image cut off after %i bytes', async (bytes) => {
  const cut = path.join(place, 'cut.iso');
  await copyFile(imagePath, cut);
  await truncate(cut, bytes);
  const { verdict, findings } = await verifyEvidence(cut);
  expect({ verdict, codes: findings.map((finding) => finding.code) }).toEqual({ verdict: 'broken', codes: ['source.unreadable'] });
});

it.each<[string, readonly number[]]>([
  ['for one byte order', [2]],
  ['for Linux and for Windows', [2, 9]],
])('finds an image that leads to different files %s', async (_what, places) => {
  const record = (await readFile(imagePath)).indexOf('____.PDF;1') - 33;
  for (const at of places) await flipBit(imagePath, record + at, 0);
  expect(await verifyEvidence(imagePath)).toMatchObject({ verdict: 'broken', findings: [{ code: 'source.unreadable' }] });
  for (const at of places) await flipBit(imagePath, record + at, 0);
});
