import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDiscBurner } from '../../devices/disc-burner/command-line-burner';
import { median, type BenchRow } from './bench-row';

const MEBIBYTE = 1024 * 1024;
const SIZE_MIB = 512;
const ROUNDS = 5;

/**
 * P16: reading every byte of a disc back with its hash, as after each burn, against the slower of the two alone: reading the same bytes and doing
 * nothing, or hashing as many in memory (a file stands for the drive, and it can be read faster than SHA-256 runs on one core).
 */
export async function discReadBack(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingxun-bench-disc-'));
  const image = path.join(folder, 'disc.img');
  const bytes = SIZE_MIB * MEBIBYTE;
  const speeds = { ours: [] as number[], reading: [] as number[], hashing: [] as number[] };
  try {
    const file = await open(image, 'w');
    const piece = randomBytes(MEBIBYTE);
    for (let n = 0; n < SIZE_MIB; n += 1) await file.write(piece);
    await file.sync();
    await file.close();
    const drive = openDiscBurner({ id: 'bench', name: 'bench', device: `stdio:${image}`, capacityBytes: bytes });
    const readBack = async (): Promise<void> => {
      const hash = createHash('sha256');
      for await (const chunk of drive.readBack(bytes)) hash.update(chunk);
      hash.digest();
    };
    const justRead = async (): Promise<void> => {
      for await (const chunk of createReadStream(image, { highWaterMark: MEBIBYTE })) if (chunk === null) return;
    };
    const justHash = (): void => {
      const hash = createHash('sha256');
      for (let n = 0; n < SIZE_MIB; n += 1) hash.update(piece);
      hash.digest();
    };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [reading, hashing, ours] = [await speed(bytes, justRead), await speed(bytes, justHash), await speed(bytes, readBack)];
      if (round === 0) continue;
      speeds.reading.push(reading);
      speeds.hashing.push(hashing);
      speeds.ours.push(ours);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const slower = median(speeds.reading) < median(speeds.hashing) ? 'reading' : 'hashing';
  const limits = speeds[slower];
  const ratio = median(speeds.ours) / median(limits);
  const from = forgetPages() ? 'from the disk' : 'from memory, since only root may empty the page cache';
  const name = `read a disc image back with its SHA-256, ${from}, against the slower of reading and hashing (here ${slower})`;
  return [{ id: 'P16', name, goal: 'ratio ≥ 0.9', unit: 'MB/s', samples: speeds.ours, limits, ratio, met: ratio >= 0.9 }];
}

async function speed(bytes: number, work: () => Promise<void> | void): Promise<number> {
  forgetPages();
  const begun = performance.now();
  await work();
  return bytes / (performance.now() - begun) / 1000;
}

function forgetPages(): boolean {
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '1');
    return true;
  } catch {
    return false;
  }
}
