import type { Instant } from '../../recordings/session/instant';
import { msBetween } from '../../recordings/session/instant';
import type { ProofCell, StripView } from '../contract/sessions';

/** A proof that became another: one row of the audit log. */
export interface ProofChange {
  /** Which of the strip's cells, and for a camera whether its recording or its picture. */
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  /** Since when it has been so. */
  readonly since: Instant;
}

/** What was said of each subject, and what is seen of it that has not lasted long enough to be said. */
export type ProofMemory = ReadonlyMap<string, { readonly said: string; readonly seen: string; readonly since: Instant }>;

/** What lasts shorter than this is no change: a proof that flickers must not fill the log. */
const LASTING_MS = 2_000;
/** So long a silence is said (performance: the worst failure is "we thought it was recording"). */
const SILENCE_SECONDS = 60;

export const nothingSaid: ProofMemory = new Map();

/** What has changed for good between the strips so far and this one. While nothing is to be recorded nothing is said, and all begins anew. */
export function proofChanges(
  previous: ProofMemory,
  strip: StripView,
): { readonly memory: ProofMemory; readonly changes: readonly ProofChange[] } {
  if (strip.state === 'idle') return { memory: nothingSaid, changes: [] };
  const changes: ProofChange[] = [];
  const memory = new Map(
    strip.cells.flatMap(factsOf).map(([subject, now]) => {
      const before = previous.get(subject) ?? { said: 'unknown', seen: now, since: strip.at };
      const since = before.seen === now ? before.since : strip.at;
      const lasts = msBetween(since, strip.at) >= LASTING_MS;
      if (lasts && now !== before.said) changes.push({ subject, from: before.said, to: now, since });
      return [subject, { said: lasts ? now : before.said, seen: now, since }] as const;
    }),
  );
  return { memory, changes };
}

type Fact = readonly [subject: string, state: string];

function factsOf(cell: ProofCell): readonly Fact[] {
  if (cell.withheld) return [[cell.id, 'withheld']];
  switch (cell.kind) {
    case 'camera': {
      const picture = cell.fault === 'no-picture' ? 'none' : (cell.fault ?? (cell.pictureAgeSeconds === undefined ? 'none' : 'moving'));
      return [
        [cell.id, cell.ticks.at(-1) === true ? 'proved' : 'unproved'],
        [`${cell.id} picture`, picture],
      ];
    }
    case 'sound': {
      const silent = (cell.silentSeconds ?? 0) >= SILENCE_SECONDS;
      if (cell.unheard) return [['sound', `none of ${cell.unheard.join(', ')}`]];
      return [['sound', cell.levelDb === undefined ? 'unknown' : silent ? 'silent' : 'heard']];
    }
    case 'clock':
      if (cell.step) return [['clock', 'set']];
      if (cell.reference !== 'synchronized') return [['clock', cell.reference ?? 'unknown']];
      return [['clock', cell.offsetSeconds === undefined ? 'unknown' : cell.grade === 'good' ? 'within limit' : 'out of limit']];
    case 'disk':
      if (cell.fault) return [['disk', cell.fault]];
      return [['disk', cell.hours === undefined ? 'unknown' : cell.grade === 'good' ? 'enough' : 'low']];
    case 'second-copy':
      return cell.configured ? [['second copy', cell.grade === 'good' ? 'in step' : 'behind']] : [];
  }
}
