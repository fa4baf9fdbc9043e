import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeDurably } from '../../recordings/evidence/durable-file';
import { sha256Of } from '../../recordings/evidence/hash-file';
import type { DerivedJobView } from '../contract/derived';

/** A job with the id of who asked for it. */
export interface DerivedJob extends DerivedJobView {
  readonly askedById: string;
}

/** One file a job, so that a restart knows what was asked for. They hold no evidence and stand outside the database. */
export class DerivedJobStore {
  constructor(private readonly folder: string) {}

  /** Oldest first; a file that can't be read is no job. */
  async list(): Promise<readonly DerivedJob[]> {
    await mkdir(this.folder, { recursive: true });
    const files = (await readdir(this.folder)).filter((name) => name.endsWith('.json'));
    const jobs = await Promise.all(files.map((file) => readFile(path.join(this.folder, file), 'utf8').then(parse, () => undefined)));
    return jobs.filter((job) => job !== undefined).toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
  }

  async keep(job: DerivedJob): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeDurably(path.join(this.folder, `${job.id}.json`), JSON.stringify(job));
  }

  /** Where a composite's finished chunks wait, also for the next one who asks for the same. */
  workFolder(sessionId: string, mainId: string, insetId: string): string {
    return path.join(this.folder, `${sha256Of([sessionId, mainId, insetId].join('/')).slice(0, 16)}.work`);
  }
}

function parse(text: string): DerivedJob | undefined {
  try {
    return JSON.parse(text) as DerivedJob;
  } catch {
    return undefined;
  }
}
