import type { RoomIoState } from '../../devices/room-io/room-io';
import type { AlarmKind, RoomAlarmView } from '../contract/entry';

/** A door that stands open longer than this, ms, wants to be looked at. */
export const doorHeldMs = 60_000;

export type WatchedInputs = Pick<RoomIoState, 'door' | 'duress' | 'tamper'>;

export interface InputWatch {
  readonly inputs: WatchedInputs;
  /** Monotonic, ms; undefined while the door isn't open. */
  readonly openSinceMs: number | undefined;
}

export const nothingSeen: InputWatch = { inputs: { door: 'unknown', duress: 'unknown', tamper: 'unknown' }, openSinceMs: undefined };

/** What a sample changes. A button that is pressed when the line comes back counts as pressed now: nobody may be overheard. */
export function seeInputs(
  watch: InputWatch,
  inputs: WatchedInputs,
  nowMs: number,
): { readonly watch: InputWatch; readonly raised: readonly AlarmKind[] } {
  const before = watch.inputs;
  const raised: AlarmKind[] = [];
  if (inputs.duress === 'pressed' && before.duress !== 'pressed') raised.push('duress');
  if (inputs.tamper === 'tampered' && before.tamper !== 'tampered') raised.push('tamper');
  return { watch: { inputs, openSinceMs: inputs.door === 'open' ? (watch.openSinceMs ?? nowMs) : undefined }, raised };
}

/** Whether the door has been open for too long now. */
export function isDoorHeld({ openSinceMs }: InputWatch, nowMs: number): boolean {
  return openSinceMs !== undefined && nowMs - openSinceMs >= doorHeldMs;
}

/** Somebody may be in danger, or is where nobody may be; the rest is the room's own condition. */
export function alarmGrade(kind: AlarmKind): RoomAlarmView['grade'] {
  switch (kind) {
    case 'duress':
    case 'unlisted-entry':
      return 'alarm';
    case 'tamper':
    case 'door-held':
      return 'attention';
  }
}
