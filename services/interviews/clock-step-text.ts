import type { ClockStep } from '../../recordings/capture/room-recorder';

/** Both clocks before and after, in the one line that an entry of the audit log has. */
export function clockStepText({ at, before, after, stepMs }: ClockStep): string {
  return `${stepMs} ms at ${at}; before wall ${before.wall} monotonic ${before.monotonicMs} boot ${before.bootId}; after wall ${after.wall} monotonic ${after.monotonicMs} boot ${after.bootId}`;
}
