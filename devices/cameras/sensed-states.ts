import type { EventMessage } from './event-message';
import type { Sensed } from './camera-controls';

/** Cameras name each topic and each source once a day or once a second: it has an end how many are remembered. */
const MOST_STATES = 1_000;

/** What is on and what is off, as far as the camera has told: it repeats itself, above all after each new subscription. */
export class SensedStates {
  private readonly known = new Map<string, boolean>();

  /** The messages that tell something new. */
  changes(messages: readonly EventMessage[]): readonly (Sensed & { readonly initial: boolean })[] {
    return messages.flatMap(({ key, ...sensed }) => {
      const before = this.known.get(key);
      if (before === sensed.active) return [];
      if (before === undefined && this.known.size >= MOST_STATES) return [];
      this.known.set(key, sensed.active);
      // What changed while nobody was listening is news, whatever the camera calls it.
      return [{ ...sensed, initial: sensed.initial && before === undefined }];
    });
  }
}
