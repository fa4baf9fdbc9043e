import type { AlarmKind } from '../contract/entry';
import { isDoorHeld, nothingSeen, seeInputs, type InputWatch, type WatchedInputs } from './alarm-rule';

export interface AlarmWatchParts {
  /** Monotonic, ms. */
  readonly nowMs: () => number;
  readonly raise: (kind: Exclude<AlarmKind, 'unlisted-entry'>) => void;
}

/** Looks at the room's button, housing and door (紧急求助、拆动、门未关). */
export class AlarmWatch {
  private watch: InputWatch = nothingSeen;
  /** The door is told once for each time it stands open. */
  private toldHeld = false;

  constructor(private readonly parts: AlarmWatchParts) {}

  look(inputs: WatchedInputs): void {
    const { watch, raised } = seeInputs(this.watch, inputs, this.parts.nowMs());
    this.watch = watch;
    for (const kind of raised) if (kind !== 'unlisted-entry') this.parts.raise(kind);
    this.tick();
  }

  /** To be called every second: a door that stands open sends nothing new. */
  tick(): void {
    const held = isDoorHeld(this.watch, this.parts.nowMs());
    if (held && !this.toldHeld) this.parts.raise('door-held');
    this.toldHeld = held;
  }
}
