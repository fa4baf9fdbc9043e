import path from 'node:path';
import type { CaptureEvent } from './capture-events';
import { readSegmentName } from './closed-segment';

/** Never a number whose files exist or whose segments are known: nothing is overwritten. `names` are the camera's folder. */
export function nextAttemptNumber(names: readonly string[], events: readonly CaptureEvent[]): number {
  const files = names.flatMap((name) => readSegmentName(name)?.attempt ?? []);
  const known = events.flatMap((event) =>
    event.kind === 'opened' ? [event.attempt] : event.kind === 'segment' ? [event.segment.attempt] : [],
  );
  return Math.max(0, ...files, ...known) + 1;
}

/** Earlier runs with files that were never closed, such as after a power cut that took the pid file; oldest first. */
export function unclosedAttempts(names: readonly string[], events: readonly CaptureEvent[]): readonly number[] {
  const closed = new Set(events.flatMap((event) => (event.kind === 'segment' ? [path.basename(event.segment.file)] : [])));
  const open = names.filter((name) => !closed.has(name)).flatMap((name) => readSegmentName(name)?.attempt ?? []);
  return [...new Set(open)].sort((a, b) => a - b);
}
