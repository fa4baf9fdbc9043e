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
  /** `reopenedAt`: the door was closed and opened again since; somebody may be leaving. */
  | {
      readonly step: 'entered';
      readonly at: Instant;
      readonly openedAt: Instant;
      readonly doorClosed?: true;
      readonly reopenedAt?: Instant;
    }
  /** After a door that opened nobody was seen inside any more. */
  | { readonly step: 'left'; readonly at: Instant; readonly reopenedAt: Instant };

/**
 * 规定§15: recording time begins when the questioned person enters. The instant is the first sample that shows somebody in the room
 * once the door has opened. A door that was open already, or whose contact is unknown, opens nothing: only the change counts.
 * The room is left at the first sample that shows nobody after the door has opened again: a presence sensor alone loses who sits still.
 */
export function watchEntry(watch: EntryWatch, sample: RoomSample): EntryWatch {
  switch (watch.step) {
    case 'unknown-door':
      return sample.door === 'closed' ? { step: 'closed' } : watch;
    case 'closed':
      if (sample.door === 'unknown') return { step: 'unknown-door' };
      return sample.door === 'open' ? seenInside({ step: 'opened', openedAt: sample.at }, sample) : watch;
    case 'opened':
      return seenInside(watch, sample);
    case 'entered':
      return watchLeaving(watch, sample);
    case 'left':
      // Whoever is seen now came in by a door: there is no other way back.
      return sample.presence === 'present' ? { step: 'entered', at: sample.at, openedAt: watch.reopenedAt } : watch;
  }
}

function watchLeaving(watch: Extract<EntryWatch, { step: 'entered' }>, sample: RoomSample): EntryWatch {
  const { reopenedAt = watch.doorClosed && sample.door === 'open' ? sample.at : undefined } = watch;
  if (reopenedAt === undefined) return sample.door === 'closed' ? { ...watch, doorClosed: true } : watch;
  return sample.presence === 'absent' ? { step: 'left', at: sample.at, reopenedAt } : { ...watch, reopenedAt };
}

/** Where the watch begins, from the first sample after the inspectors signed in. */
export function beginEntryWatch(sample: RoomSample): EntryWatch {
  return { step: sample.door === 'closed' ? 'closed' : 'unknown-door' };
}

/** Which sensors can't tell of an entry now: not fitted, or not answering. It is then confirmed by hand, and the fact says so. */
export function blindSensors({ door, presence }: Pick<RoomSample, 'door' | 'presence'>): readonly ('door' | 'presence')[] {
  return [...(door === 'unknown' ? (['door'] as const) : []), ...(presence === 'unknown' ? (['presence'] as const) : [])];
}

function seenInside(watch: { readonly step: 'opened'; readonly openedAt: Instant }, sample: RoomSample): EntryWatch {
  return sample.presence === 'present' ? { step: 'entered', at: sample.at, openedAt: watch.openedAt } : watch;
}
