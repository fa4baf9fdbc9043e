import { createHash } from 'node:crypto';
import type { DiscBurner } from '../../devices/disc-burner/disc-burner';
import { verifyEvidence } from '../../recordings/evidence/verify';
import type { DiscCopyView } from '../contract/archive';

export interface CopyJob {
  readonly burner: DiscBurner;
  readonly image: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly now: () => Date;
  readonly tell: (change: Partial<DiscCopyView>) => Promise<void>;
}

/** Burns one disc, reads every byte back and compares it with the image, then verifies the evidence on the disc file by file. */
export async function burnCopy(job: CopyJob): Promise<void> {
  await job.tell({ state: 'running', stage: 'burn', doneBytes: 0, totalBytes: job.bytes });
  await job.burner.burn(job.image, ({ writtenBytes, bytesPerSecond }) => void job.tell({ doneBytes: writtenBytes, bytesPerSecond }));

  await job.tell({ stage: 'read-back', doneBytes: 0, bytesPerSecond: 0 });
  const hash = createHash('sha256');
  const begun = performance.now();
  let read = 0;
  let told = begun;
  for await (const chunk of job.burner.readBack(job.bytes)) {
    hash.update(chunk);
    read += chunk.length;
    if (performance.now() - told > 250) {
      told = performance.now();
      await job.tell({ doneBytes: read, bytesPerSecond: (read * 1000) / (told - begun) });
    }
  }
  await job.tell({ stage: 'compare', doneBytes: read });
  const finishedAt = job.now().toISOString();
  if (read !== job.bytes || hash.digest('hex') !== job.sha256) {
    await job.tell({ state: 'void', finishedAt, problem: { code: 'disc.mismatch', detail: await whatDiffers(job) } });
    return;
  }
  const verification = await verifyEvidence(job.burner.path);
  const { files } = verification.checked;
  if (verification.verdict === 'broken') {
    const [finding] = verification.findings;
    await job.tell({ state: 'void', finishedAt, problem: { code: 'disc.mismatch', detail: { file: finding?.file ?? '' } } });
    return;
  }
  await job.tell({ state: 'matches', finishedAt, filesCompared: files, filesTotal: files });
}

/** Names the file in which the disc differs, as far as the disc itself can tell. */
async function whatDiffers(job: CopyJob): Promise<Readonly<Record<string, string>>> {
  const verification = await verifyEvidence(job.burner.path);
  return { file: verification.findings[0]?.file ?? '' };
}
