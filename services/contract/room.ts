import type { DoorLockKind } from './entry';
import type { Instant } from '../../recordings/session/instant';

/** What the page needs to know of the room, once. */
export interface RoomView {
  readonly agency: { readonly name: string; readonly noticeName: string };
  readonly room: { readonly id: string; readonly name: string; readonly place: string };
  readonly cameras: readonly CameraView[];
  readonly drives: readonly { readonly id: string; readonly name: string }[];
  readonly lock: DoorLockKind;
  /** The simulated room: marked 演示 on every screen. */
  readonly demonstration: boolean;
}

/** What a camera looks at. `exhibit`: where documents are shown (示证). */
export const cameraPlaces = ['questioned', 'room', 'exhibit'] as const;
export type CameraPlace = (typeof cameraPlaces)[number];

export interface CameraView {
  readonly id: string;
  readonly name: string;
  readonly view: CameraPlace;
}

/** How the kiosk came up; decides the first screen. */
export type StartView =
  | { readonly kind: 'ready'; readonly room: RoomView }
  | { readonly kind: 'first-administrator'; readonly room: RoomView }
  /** No room yet, or its administrator sets it up anew: nothing is recorded, and door and sensors are not watched. */
  | { readonly kind: 'set-up'; readonly administrator: boolean; readonly replaces: boolean }
  | { readonly kind: 'room-file-wrong'; readonly file: string; readonly problems: readonly RoomFileProblem[] };

export interface RoomFileProblem {
  /** Such as cameras[0].onvif */
  readonly field: string;
  readonly line: number;
  /** `missing`, `wrong-type`, `unknown-field`, `out-of-range`, `not-json`, `duplicate`, `wrong-value`, `not-opened` */
  readonly problem: string;
  readonly expected: string;
}

/** Door, lights, climate as last read from the board. */
export interface RoomStateView {
  readonly at: Instant;
  readonly line: 'online' | 'unknown';
  readonly lock: 'locked' | 'unlocked' | 'unknown';
  readonly door: 'open' | 'closed' | 'unknown';
  readonly light: 'on' | 'off' | 'unknown';
  readonly recordLamp: 'on' | 'off' | 'unknown';
  readonly presence: 'present' | 'absent' | 'unknown';
  readonly duress: 'pressed' | 'released' | 'unknown';
  /** What this room doesn't have: `unknown` for good, and no fault. */
  readonly notFitted?: readonly string[];
  readonly temperatureC: number | undefined;
  readonly humidityPercent: number | undefined;
  /** Who has the key now: a person's name. */
  readonly keyHolder: string;
}

/** One device check of the pre-flight (规定§12, 制度§17). A proof older than 10 s is withdrawn by itself. */
export interface CheckView {
  readonly check: 'light' | 'camera' | 'sound' | 'clock' | 'disk' | 'second-copy' | 'drive' | 'door-lock' | 'record-lamp' | 'signing';
  /** Camera id for `camera`, else the check's own name. */
  readonly subject: string;
  readonly state: 'proved' | 'ask' | 'attention' | 'failed' | 'waiting';
  readonly provedAt: Instant | undefined;
  /** Figures shown as rows: key is looked up in the words, value is final text (number and unit). */
  readonly figures: readonly { readonly key: string; readonly value: string }[];
  /** Cause, when failed or attention. */
  readonly cause: { readonly code: string; readonly detail: Readonly<Record<string, string>> } | undefined;
  /** What is worse than the rule wants though it works; said whatever the state is. */
  readonly findings?: readonly { readonly code: string; readonly detail: Readonly<Record<string, string>> }[] | undefined;
}

export interface PreflightView {
  readonly bookingId: string;
  readonly sessionId: string;
  readonly startedAt: Instant;
  readonly checks: readonly CheckView[];
  readonly mayPass: boolean;
}
