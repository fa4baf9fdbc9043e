import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorImage } from '../../devices/disc-burner/author-image';
import { openDiscBurner } from '../../devices/disc-burner/command-line-burner';
import type { BurnProgress, DiscBurner } from '../../devices/disc-burner/disc-burner';
import { waitFor } from '../support/wait-for';

const capacityBytes = 4_700_372_992;
const createdAt = new Date('2026-11-23T09:00:00Z');

async function hashOfDisc(burner: DiscBurner, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of burner.readBack(bytes)) hash.update(chunk);
  return hash.digest('hex');
}

describe('a disc drive keeps the promise of DiscBurner', () => {
  let dir: string;
  let folder: string;
  let image: { path: string; bytes: number; sha256: string };
  const drive = (name: string, capacity = capacityBytes) =>
    openDiscBurner({ id: name, name: `${name} 号`, device: `stdio:${join(dir, `${name}.img`)}`, capacityBytes: capacity });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'discs-'));
    folder = join(dir, '全过程记录');
    await mkdir(join(folder, '视频'), { recursive: true });
    await writeFile(join(folder, '校验.html'), '<p>校验</p>');
    await writeFile(join(folder, '询问笔录.pdf'), '%PDF-1.7 询问笔录');
    await writeFile(join(folder, '视频', '法制一号机位-20261123-090000-第一调查询问室-未加工原始记录.mp4'), randomBytes(3_000_000));
    const path = join(dir, 'image.iso');
    image = { path, ...(await authorImage({ folder, imagePath: path, volumeId: 'QYWS-2026-0007', createdAt })) };
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('authors an image that keeps Chinese names and contents, read-only, under the reduced volume name', async () => {
    const out = join(dir, 'extracted');
    const { stdout, stderr } = await promisify(execFile)('xorriso', [
      '-no_rc',
      '-osirrox',
      'on',
      '-indev',
      image.path,
      '-extract',
      '/',
      out,
      '-lsl',
      '/',
    ]);
    expect(stderr).toContain("Volume id    : 'QYWS_2026_0007'");
    expect(stdout).toMatch(/-r--r--r--.*'校验\.html'/);
    expect(await readFile(join(out, '询问笔录.pdf'), 'utf8')).toBe('%PDF-1.7 询问笔录');
    const video = '视频/法制一号机位-20261123-090000-第一调查询问室-未加工原始记录.mp4';
    expect((await readFile(join(out, video))).equals(await readFile(join(folder, video)))).toBe(true);
  });

  it('writes the names for Windows (Joliet) too', async () => {
    const { stdout } = await promisify(execFile)('xorriso', ['-no_rc', '-read_fs', 'norock', '-indev', image.path, '-find', '/']);
    expect(stdout).toContain("'/询问笔录.pdf'");
    expect(stdout).toContain("'/视频/法制一号机位-20261123-090000-第一调查询问室-未加工原始记录.mp4'");
  });

  it('tells size and hash of the image, and authors the same one from the same folder', async () => {
    // Somebody has read a file meanwhile.
    const note = join(folder, '询问笔录.pdf');
    await utimes(note, new Date('2026-11-23T12:00:00Z'), (await stat(note)).mtime);
    const again = await authorImage({ folder, imagePath: join(dir, 'again.iso'), volumeId: 'QYWS-2026-0007', createdAt });
    expect(again).toEqual({ bytes: image.bytes, sha256: image.sha256 });
    expect((await stat(image.path)).size).toBe(image.bytes);
    expect(
      createHash('sha256')
        .update(await readFile(image.path))
        .digest('hex'),
    ).toBe(image.sha256);
  });

  it('leaves no half image when the folder is missing or the work is cancelled', async () => {
    const imagePath = join(dir, 'half.iso');
    await expect(authorImage({ folder: join(dir, 'absent'), imagePath, volumeId: 'X' })).rejects.toMatchObject({
      code: 'disc.author-failed',
    });
    await expect(authorImage({ folder, imagePath, volumeId: 'X', signal: AbortSignal.abort() })).rejects.toMatchObject({
      detail: 'cancelled',
    });
    await expect(stat(imagePath)).rejects.toThrow();
  });

  it('burns two copies whose read-back equals the image byte for byte (规定§17)', async () => {
    for (const burner of [drive('d1'), drive('d2')]) {
      expect(await burner.media()).toEqual({ state: 'blank', kind: 'DVD+R', capacityBytes });
      const seen: BurnProgress[] = [];
      await burner.burn(image.path, (progress) => seen.push(progress));
      expect(seen[0]).toMatchObject({ writtenBytes: 0, totalBytes: image.bytes });
      expect(seen.at(-1)?.writtenBytes).toBe(image.bytes);
      expect(seen.map((progress) => progress.writtenBytes)).toEqual(
        seen.map((progress) => progress.writtenBytes).toSorted((a, b) => a - b),
      );
      expect((await burner.media()).state).toBe('written');
      expect((await stat(burner.path)).size).toBeGreaterThanOrEqual(image.bytes);
      expect(await hashOfDisc(burner, image.bytes)).toBe(image.sha256);
    }
  });

  it('refuses a disc that is not blank and leaves it as it was', async () => {
    const burner = drive('used');
    await writeFile(join(dir, 'used.img'), 'somebody else’s evidence');
    await expect(burner.burn(image.path, () => undefined)).rejects.toMatchObject({
      name: 'DiscError',
      code: 'disc.not-blank',
      driveId: 'used',
    });
    expect(await readFile(join(dir, 'used.img'), 'utf8')).toBe('somebody else’s evidence');
  });

  it('refuses a disc that is too small before anything is written', async () => {
    const burner = drive('small', image.bytes - 1);
    await expect(burner.burn(image.path, () => undefined)).rejects.toMatchObject({ code: 'disc.too-small' });
    expect((await burner.media()).state).toBe('blank');
  });

  it('shows one flipped byte in the read-back', async () => {
    const burner = drive('flipped');
    await burner.burn(image.path, () => undefined);
    const disc = await open(join(dir, 'flipped.img'), 'r+');
    const byte = Buffer.alloc(1);
    await disc.read(byte, 0, 1, 1_234_567);
    await disc.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, 1_234_567);
    await disc.close();
    expect(await hashOfDisc(burner, image.bytes)).not.toBe(image.sha256);
  });

  it('rejects the read-back of a disc that ends early', async () => {
    const burner = drive('short');
    await burner.burn(image.path, () => undefined);
    await truncate(join(dir, 'short.img'), 1_000_000);
    await expect(hashOfDisc(burner, image.bytes)).rejects.toMatchObject({ code: 'disc.read-failed' });
  });

  it('reads in pieces of at most 1 MiB', async () => {
    const sizes: number[] = [];
    for await (const chunk of drive('d1').readBack(image.bytes)) sizes.push(chunk.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1024 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(image.bytes);
  });

  it('stops a burn that is cancelled; the disc is spoiled and not taken for blank', async () => {
    const large = join(dir, 'large.iso');
    await writeFile(large, '');
    await truncate(large, 400_000_000);
    const cancel = new AbortController();
    const burner = drive('cancelled');
    const burn = expect(burner.burn(large, () => undefined, cancel.signal)).rejects.toMatchObject({
      code: 'disc.burn-failed',
      detail: 'cancelled',
    });
    await waitFor('the first bytes on the disc', () =>
      stat(join(dir, 'cancelled.img')).then(
        (file) => file.size > 0,
        () => false,
      ),
    );
    cancel.abort();
    await burn;
    expect((await burner.media()).state).toBe('written');
    expect((await stat(join(dir, 'cancelled.img'))).size).toBeLessThan(400_000_000);
  });

  it('writes nothing when it is cancelled beforehand', async () => {
    const burner = drive('never');
    await expect(burner.burn(image.path, () => undefined, AbortSignal.abort())).rejects.toMatchObject({ code: 'disc.burn-failed' });
    expect((await burner.media()).state).toBe('blank');
  });

  it('rejects when there is no drive, or no image', async () => {
    await expect(openDiscBurner({ id: 'x', name: 'x', device: join(dir, 'sr9') }).media()).rejects.toMatchObject({
      code: 'disc.no-drive',
      driveId: 'x',
    });
    await expect(openDiscBurner({ id: 'x', name: 'x', device: `stdio:${dir}/absent/x.img`, capacityBytes }).media()).rejects.toMatchObject({
      code: 'disc.no-drive',
    });
    await expect(drive('noimage').burn(join(dir, 'absent.iso'), () => undefined)).rejects.toMatchObject({ code: 'disc.burn-failed' });
  });
});
