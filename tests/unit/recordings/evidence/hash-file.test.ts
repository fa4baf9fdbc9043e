import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hashFile, hashFileByBlocks, sha256Of } from '../../../../recordings/evidence/hash-file';
import { pieceBytes } from '../../../../recordings/evidence/read-pieces';
import { newFolder } from './small-evidence';

it.each([0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes + 17])(
  'hashes a file of %i bytes, whole and by MiB',
  async (bytes) => {
    const content = Buffer.alloc(bytes, 'evidence');
    const file = path.join(await newFolder(), 'file');
    await writeFile(file, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(await hashFile(file)).toEqual({ sha256, bytes });
    const blocks = Array.from({ length: Math.ceil(bytes / pieceBytes) }, (_, n) =>
      sha256Of(content.subarray(n * pieceBytes, (n + 1) * pieceBytes)),
    );
    expect(await hashFileByBlocks(file)).toEqual({ sha256, bytes, blocks });
  },
);
