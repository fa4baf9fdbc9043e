import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { authorImage } from '../../devices/disc-burner/author-image';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { newFolder, sealedFolder } from '../unit/recordings/evidence/small-evidence';
import { median, type BenchRow } from './bench-row';

const MEBIBYTE = 1024 * 1024;
const SEGMENTS_EACH = 90;
const ROUNDS = 5;

/** Verifying about 900 MB, as folder and as image, against SHA-256 over memory, which no verifier on one core exceeds. */
export async function verifyThroughput(): Promise<readonly BenchRow[]> {
  const { folder } = await sealedFolder({ segmentBytes: 5 * MEBIBYTE, segmentsPerCamera: SEGMENTS_EACH });
  const imagePath = path.join(await newFolder(), 'disc.iso');
  await authorImage({ folder, imagePath, volumeId: 'BENCH' });
  const found = { folder: [] as number[], image: [] as number[], limit: [] as number[] };
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [kind, speed] of [
        ['limit', hashSpeed()],
        ['folder', await verifySpeed(folder)],
        ['image', await verifySpeed(imagePath)],
      ] as const)
        if (round > 0) found[kind].push(speed);
    }
  } finally {
    await rm(folder, { recursive: true });
    await rm(path.dirname(imagePath), { recursive: true });
  }
  return (['folder', 'image'] as const).map((kind) => {
    const ratio = median(found[kind]) / median(found.limit);
    const name = `verify a sealed ${kind} of 900 MB, against SHA-256 of OpenSSL over memory`;
    return { id: 'P11', name, goal: 'ratio ≥ 0.6', unit: 'MB/s', samples: found[kind], limits: found.limit, ratio, met: ratio >= 0.6 };
  });
}

async function verifySpeed(place: string): Promise<number> {
  const { verdict, checked } = await verifyEvidence(place);
  if (verdict !== 'intact') throw new Error(`${place} is ${verdict}`);
  return checked.bytes / checked.seconds / 1e6;
}

function hashSpeed(): number {
  const piece = Buffer.alloc(MEBIBYTE, 'evidence');
  const hash = createHash('sha256');
  const begun = performance.now();
  for (let n = 0; n < 256; n += 1) hash.update(piece);
  hash.digest();
  return (256 * MEBIBYTE) / (performance.now() - begun) / 1000;
}
