import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openIsoImage, type IsoEntry, type IsoImage } from '../../../../recordings/evidence/iso-image';
import { handMadeIso, type HandMadeRecord } from './hand-made-iso';
import { newFolder } from './small-evidence';

async function imageFile(content: Buffer): Promise<string> {
  const file = path.join(await newFolder(), 'disc.iso');
  await writeFile(file, content);
  return file;
}
async function contentOf(image: IsoImage, entry: IsoEntry | undefined): Promise<string> {
  const pieces: Buffer[] = [];
  if (entry) for await (const piece of image.read(entry)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}
const plain: HandMadeRecord = { name: 'A.MP4;1', sector: 19, bytes: 5 };

it('joins the parts of a file over 4 GiB', async () => {
  const parts = [
    { name: 'BIG.MP4;1', sector: 19, bytes: 2048, continues: true },
    { name: 'BIG.MP4;1', sector: 21, bytes: 3 },
    { name: 'SMALL.TXT;1', sector: 20, bytes: 4 },
  ];
  const image = await openIsoImage(await imageFile(handMadeIso(parts, [Buffer.alloc(2048, 'a'), Buffer.from('text'), Buffer.from('end')])));
  expect(image.volumeId).toBe('HAND_MADE');
  expect(image.list().map((entry) => [entry.path, entry.bytes])).toEqual([
    ['BIG.MP4', 2051],
    ['SMALL.TXT', 4],
  ]);
  expect(await contentOf(image, image.list()[0])).toBe(`${'a'.repeat(2048)}end`);
  expect(await contentOf(image, image.list()[1])).toBe('text');
  await image.close();
});

it.each<[string, Buffer, string]>([
  ['an empty file', Buffer.alloc(0), 'ends before'],
  ['zeros', Buffer.alloc(100_000), 'not an ISO'],
  ['an image cut short', handMadeIso([plain], [Buffer.from('hello')]).subarray(0, -1), 'the image ends after'],
  ['a file beyond the end', handMadeIso([{ ...plain, sector: 4_000_000 }], [Buffer.from('hello')]), 'ends at byte'],
  ['a file of impossible size', handMadeIso([{ ...plain, bytes: 0xffffffff }], [Buffer.from('hello')]), 'ends at byte'],
  ['a volume of impossible size', handMadeIso([plain], [Buffer.from('hello')], 0xffffffff), 'the volume has'],
  ['a folder that contains itself', handMadeIso([{ name: 'LOOP', sector: 18, bytes: 2048, folder: true }], []), 'contains itself'],
  [
    'a folder of rubbish',
    handMadeIso([{ name: 'DIR', sector: 19, bytes: 2048, folder: true }], [Buffer.alloc(2048, 0x21)]),
    'not a folder',
  ],
])('refuses %s', async (_what, content, detail) => {
  await expect(openIsoImage(await imageFile(content))).rejects.toMatchObject({
    code: 'image.unreadable',
    detail: expect.stringContaining(detail) as string,
  });
});
