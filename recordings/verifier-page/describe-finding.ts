import type { Finding } from '../evidence/verification';
import { beijing, beijingTimeOfDay } from './format';
import type { SealedLink } from './sealed-files';
import type { StoryCamera } from './disc-story';
import { say, sayIfKnown } from './words';

/** One thing that is wrong, for people. */
export interface FindingWords {
  readonly file: string;
  /** Which camera and when, for a recording. */
  readonly where: string | undefined;
  readonly what: string;
}

export interface FindingContext {
  readonly links: readonly SealedLink[];
  readonly cameras: readonly StoryCamera[];
  /** What was sealed under this name, and what size the file has now. */
  readonly sealedBytes: (file: string) => number | undefined;
  readonly presentBytes: (file: string) => number | undefined;
}

export function describeFinding(finding: Finding, context: FindingContext): FindingWords {
  const link = context.links.find((one) => one.file === finding.file);
  const camera = link && (context.cameras.find(({ id }) => id === link.cameraId)?.name ?? link.cameraId);
  const where = link && say('finding.when', { camera: camera ?? '', from: beijing(link.startedAt), to: beijingTimeOfDay(link.endedAt) });
  return { file: finding.file, where, what: whatOf(finding, context) };
}

function whatOf(finding: Finding, { sealedBytes, presentBytes }: FindingContext): string {
  const other = /holds the contents of (.+)$/.exec(finding.detail)?.[1];
  if (finding.code === 'file.extra' && other !== undefined) return say('finding.file.extra.other', { other });
  if (finding.code === 'file.changed') {
    const [before, now] = [sealedBytes(finding.file), presentBytes(finding.file)];
    if (other !== undefined) return say('finding.file.changed.other', { other });
    if (before !== undefined && now !== undefined && before !== now) return say('finding.file.changed.size', { before, now });
    const [from, to] = finding.mediaBytes ?? [0, 0];
    return from === 0 && to === before ? say('finding.file.changed') : say('finding.file.changed.range', { from: from + 1, to });
  }
  return sayIfKnown(`finding.${finding.code}`, { link: finding.link ?? '' }) ?? say('finding.other', { code: finding.code });
}
