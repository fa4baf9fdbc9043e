import type { Instant } from '../../recordings/session/instant';
import type { AttendeeKind } from './attendees';

export const alarmKinds = ['duress', 'unlisted-entry', 'tamper', 'door-held'] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** What the room calls about; until somebody answers it, it stands on every screen. */
export interface RoomAlarmView {
  readonly number: number;
  readonly kind: AlarmKind;
  /** `alarm`: somebody may be in danger or is where nobody may be; `attention`: the room itself wants to be looked at. */
  readonly grade: 'alarm' | 'attention';
  readonly roomName: string;
  readonly place: string;
  readonly raisedAt: Instant;
  readonly answered: { readonly at: Instant; readonly by: string; readonly text: string } | undefined;
}

/** How the door is locked. `none`: a key alone; what `fail-secure` and `fail-safe` do without power, and the inside handle always opens. */
export type DoorLockKind = 'fail-secure' | 'fail-safe' | 'none';

/** How the door was opened or locked: `by-key` where there is no electric lock. */
export type DoorOpening = 'electric' | 'by-key';

export const paperKinds = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** An authorisation's paper as it was taken in, proved by its hash just now. */
export interface PaperFile {
  readonly name: string;
  readonly kind: PaperKind;
  readonly sha256: string;
  /** Of a picture; a PDF is shown in a window of its own. */
  readonly bytes: Uint8Array | undefined;
}

/** A stretch of a session; open while it lasts. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant | undefined;
}

/** One person's stretch in the room; `kind` as the register names it, empty where nobody knew who came in. */
export interface Stay extends Stretch {
  readonly name: string;
  readonly kind: AttendeeKind | undefined;
}

/** 规定§13, §15: who was in the room, as far as anything tells it. */
export interface PresenceView {
  /** How the entry of the questioned person became known. */
  readonly entry:
    | { readonly evidence: 'sensors' }
    /** Nobody is questioned: it begins at an officer's word (制度§8). */
    | { readonly evidence: 'by-word'; readonly by: string }
    /** Confirmed by hand; what the sensors couldn't tell. */
    | { readonly evidence: 'by-hand'; readonly by: string; readonly blind: readonly ('door' | 'presence')[] }
    | undefined;
  readonly officers: readonly { readonly personId: string; readonly name: string; readonly present: boolean }[];
  /** Fewer than two officers, with who was left. */
  readonly short: readonly (Stretch & { readonly names: readonly string[] })[];
  /** Nobody at all, by the sensor. */
  readonly empty: readonly Stretch[];
  /** When each person was in the room: officers by sign-in, word and register, others by the register alone. */
  readonly stays: readonly Stay[];
  /** 规定§13: whom the register let in to be questioned, and when it had several in the room at once. */
  readonly questioned: {
    readonly registered: number;
    readonly several: readonly (Stretch & { readonly names: readonly string[] })[];
  };
}
