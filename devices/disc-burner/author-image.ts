import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DiscError } from './disc-burner';
import { runXorriso } from './run-xorriso';
import { whyWritingFailed } from './tool-verdict';
import { toVolumeId } from './volume-id';

export interface ImageOrder {
  /** Everything below it goes on the disc, under its own name. */
  readonly folder: string;
  /** Must not lie in `folder`; an old file there is replaced. */
  readonly imagePath: string;
  readonly volumeId: string;
  /** From 0 to 1; the second half is the reading for the hash. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** The volume's date; the same folder and date give the same image. */
  readonly createdAt?: Date;
}

/**
 * An ISO 9660 image with Rock Ridge and Joliet, so that Chinese names of any length are read on Windows, Linux and macOS alike.
 * Files may be larger than 4 GiB. Rejects with `disc.author-failed` and leaves no half image behind.
 */
export async function authorImage(order: ImageOrder): Promise<{ bytes: number; sha256: string }> {
  try {
    await makeImage(order);
    return await hashFile(order);
  } catch (error) {
    await rm(order.imagePath, { force: true });
    if (error instanceof DiscError) throw error;
    throw new DiscError(
      'disc.author-failed',
      'image',
      order.signal?.aborted ? 'cancelled' : error instanceof Error ? error.message : String(error),
    );
  }
}

async function makeImage(order: ImageOrder): Promise<void> {
  await rm(order.imagePath, { force: true });
  const args = [
    ...['-as', 'mkisofs', '-iso-level', '3', '-r', '-J', '-joliet-long', '-input-charset', 'UTF-8'],
    ...['-V', toVolumeId(order.volumeId), `--modification-date=${volumeDate(order.createdAt ?? new Date())}`],
    // Reading a file changes its access time: only what was written when goes onto the disc.
    ...['--set_all_file_dates', 'set_to_mtime', '-o', order.imagePath, order.folder],
  ];
  const run = await runXorriso(
    args,
    (line) => {
      const percent = /UPDATE\s*:\s*([\d.]+)% done/.exec(line)?.[1];
      if (percent !== undefined) order.onProgress?.(Number(percent) / 200);
    },
    order.signal,
  );
  const failure = whyWritingFailed(run.lines, run.exitCode);
  if (failure !== undefined) throw new DiscError('disc.author-failed', 'image', failure);
}

async function hashFile(order: ImageOrder): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = createReadStream(order.imagePath, { highWaterMark: 1024 * 1024, ...(order.signal && { signal: order.signal }) });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  order.onProgress?.(1);
  return { bytes, sha256: hash.digest('hex') };
}

/** YYYYMMDDhhmmsscc in UTC, as xorriso takes it. */
function volumeDate(at: Date): string {
  return at.toISOString().replace(/\D/g, '').slice(0, 16);
}
