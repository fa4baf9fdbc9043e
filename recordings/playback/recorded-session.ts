import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readChainLines } from '../evidence/chain-lines';
import { chainFileName } from '../evidence/chain-link';
import { sha256Of } from '../evidence/hash-file';
import { manifestFileName, readManifest, type Manifest } from '../evidence/manifest';
import { DerivedError } from './derived-error';
import { timelineOf, type Timeline, type TimelineSegment } from './timeline';

/** A sealed session's folder as a derived file needs it. */
export interface RecordedSession {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly segments: readonly (TimelineSegment & { readonly sha256: string })[];
  readonly timeline: Timeline;
}

/** Rejects with `DerivedError` where nothing sealed lies there, or nothing was recorded. Whether the seal holds is `verifyEvidence`'s to say. */
export async function readRecordedSession(folder: string): Promise<RecordedSession> {
  const read = async (file: string) =>
    readFile(path.join(folder, file)).catch((problem: unknown) => {
      throw new DerivedError('derived.unreadable', file, problem instanceof Error ? problem.message : String(problem));
    });
  const bytes = await read(manifestFileName);
  const found = readManifest(bytes);
  if ('wrong' in found) throw new DerivedError('derived.unreadable', manifestFileName, found.wrong);
  const { manifest } = found;
  const links = readChainLines(await read(chainFileName)).lines.flatMap(({ link }) => (link ? [link] : []));
  // What the recorder itself could not read is evidence all the same, and nothing can be made of it.
  const segments = links.filter(({ frames, durationMs }) => frames > 0 || durationMs > 0);
  const ids = manifest.cameras.map(({ id }) => id);
  const timeline = timelineOf(ids, segments, manifest.gaps, manifest.startedAt);
  if (!timeline) throw new DerivedError('derived.nothing-recorded', chainFileName, 'no link');
  return { folder, manifest, manifestSha256: sha256Of(bytes), segments, timeline };
}
