import type { Instant } from '../../recordings/session/instant';

/** What the room's sensors said at one moment. */
export interface RoomSample {
  readonly at: Instant;
  readonly door: 'open' | 'closed' | 'unknown';
  readonly presence: 'present' | 'absent' | 'unknown';
}

export type EntryWatch =
  /** Waiting for the door to open. */
  | { readonly step: 'closed' | 'unknown-door' }
  /** The door opened at `openedAt`; whoever opened it has not been seen inside yet. */
  | { readonly step: 'opened'; readonly openedAt: Instant }
  | { readonly step: 'entered'; readonly at: Instant; readonly openedAt: Instant };

/**
 * 规定§15: recording time begins when the questioned person enters. The instant is the first sample that shows somebody in the room
 * once the door has opened. A door that was open already, or whose contact is unknown, opens nothing: only the change counts.
 */
export function watchEntry(watch: EntryWatch, sample: RoomSample): EntryWatch {
  switch (watch.step) {
    case 'entered':
      return watch;
    case 'unknown-door':
      return sample.door === 'closed' ? { step: 'closed' } : watch;
    case 'closed':
      if (sample.door === 'unknown') return { step: 'unknown-door' };
      return sample.door === 'open' ? seenInside({ step: 'opened', openedAt: sample.at }, sample) : watch;
    case 'opened':
      return seenInside(watch, sample);
  }
}

/** Where the watch begins, from the first sample after the inspectors signed in. */
export function beginEntryWatch(sample: RoomSample): EntryWatch {
  return { step: sample.door === 'closed' ? 'closed' : 'unknown-door' };
}

function seenInside(watch: { readonly step: 'opened'; readonly openedAt: Instant }, sample: RoomSample): EntryWatch {
  return sample.presence === 'present' ? { step: 'entered', at: sample.at, openedAt: watch.openedAt } : watch;
}
