import type { SegmentRow } from '../../db/entities/segment.entity';
import type { SuspensionRow } from '../../db/entities/suspension.entity';
import type { Instant } from '../../recordings/session/instant';
import type { StatementSegment, StatementSpan } from '../contract/statements';
import { causeOf, type Gap } from './statement-rule';

type Segment = Pick<SegmentRow, 'n' | 'file' | 'cameraId' | 'startedAt'>;
export interface Alarm {
  readonly cameraId: string;
  readonly at: Instant;
}

/** Each gap with its alarm and the files on both sides of it: the resumed part is linked to the first. */
export function spansOfGaps(
  gaps: readonly Gap[],
  segments: readonly Segment[],
  alarms: readonly Alarm[],
  nameOf: (cameraId: string) => string,
): readonly StatementSpan[] {
  return gaps
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ cameraId, from, to, cause }) => {
      const own = segments.filter((segment) => segment.cameraId === cameraId);
      return {
        ...{ device: nameOf(cameraId), from, to, cause },
        alarmAt: alarms.find((alarm) => alarm.cameraId === cameraId && alarm.at >= from && (to === undefined || alarm.at <= to))?.at,
        before: named(own.findLast(({ startedAt }) => startedAt <= from)),
        after: to === undefined ? undefined : named(own.find(({ startedAt }) => startedAt > from)),
      };
    });
}

/** 制度§19: of all cameras at once; of their sound or pictures alone where the cause says so. */
export function spansOfSuspensions(
  spans: readonly Pick<SuspensionRow, 'scope' | 'since' | 'until'>[],
  segments: readonly Segment[],
): readonly StatementSpan[] {
  return spans.map(({ scope, since, until }) => ({
    ...{ device: undefined, from: since, to: until ?? undefined, cause: causeOf(scope), alarmAt: undefined },
    before: named(segments.findLast(({ startedAt }) => startedAt <= since)),
    after: until === null ? undefined : named(segments.find(({ startedAt }) => startedAt > since)),
  }));
}

function named(segment: Segment | undefined): StatementSegment | undefined {
  return segment && { n: segment.n, file: segment.file };
}
