import type { CameraPlace, RoomFileProblem } from './room';

/** What the set-up assistant (装机向导) has gathered; nothing of it is written before it is saved. Passwords never come back to the page. */
export interface SetupView {
  /** The room.json that is written at the end. */
  readonly file: string;
  /** A room.json lies there. */
  readonly replaces: boolean;
  /** Of a room that was set up before: recordings and registration codes bear its codes. */
  readonly codesFixed: boolean;
  readonly storage: { readonly folder: string; readonly freeBytes: number };
  readonly secondDisk: SecondDiskView;
  readonly draft: SetupDraft;
  /** What the reader of room.json would refuse in the draft. */
  readonly problems: readonly RoomFileProblem[];
  readonly differences: readonly SetupDifference[];
  /** Cameras whose login was tried here and will be kept. */
  readonly newLogins: readonly string[];
  /** Cameras without any login. */
  readonly withoutLogin: readonly string[];
}

export type SecondDiskView =
  { readonly state: 'none' | 'missing' | 'same-disk' | 'not-writable' } | { readonly state: 'other-disk'; readonly freeBytes: number };

export interface SetupDraft {
  readonly place: SetupPlace;
  readonly cameras: readonly SetupCamera[];
  /** `by-hand`: wired in room.json in a way that the assistant doesn't know; it stays as it is. */
  readonly boards: SetupBoards | 'none' | 'by-hand';
}

/** Agency, room and where things are kept. */
export interface SetupPlace {
  readonly agency: { readonly name: string; readonly code: string; readonly noticeName: string };
  readonly room: { readonly id: string; readonly name: string; readonly place: string };
  /** Folder on a second disk; empty for none. */
  readonly secondCopy: string;
  readonly drives: readonly string[];
}

export interface SetupCamera {
  readonly id: string;
  readonly name: string;
  readonly view: CameraPlace;
  /** onvif or rtsp, without login. */
  readonly address: string;
  readonly certificate: string | undefined;
  /** Whether its sound is the room's. */
  readonly microphone: boolean;
}

export const setupPresets = ['waveshare-relay-d', 'jy-dam0808', 'own'] as const;
export type SetupPreset = (typeof setupPresets)[number];
export const setupOutputs = ['lock', 'light', 'recordLamp', 'buzzer'] as const;
export type SetupOutput = (typeof setupOutputs)[number];
export const setupSensors = ['door', 'presence', 'duress', 'tamper'] as const;
export type SetupSensor = (typeof setupSensors)[number];

/** One board with relays and inputs, counted from 1 as they are printed, and perhaps a climate sensor. */
export interface SetupBoards {
  readonly path: string;
  readonly baudRate: number;
  readonly unit: number;
  readonly preset: SetupPreset;
  readonly outputs: Readonly<Partial<Record<SetupOutput, number>>>;
  readonly sensors: Readonly<Partial<Record<SetupSensor, { readonly terminal: number; readonly inverted: boolean }>>>;
  readonly lock: {
    /** Undefined: it stays as it was set (level). */
    readonly pulseMs: number | undefined;
    readonly failure: 'fail-secure' | 'fail-safe';
  };
  readonly climate:
    | { readonly kind: 'none' }
    | { readonly kind: 'xy-md02'; readonly unit: number }
    /** Input registers of the board itself, in tenths. */
    | { readonly kind: 'registers'; readonly temperature: number; readonly humidity: number };
}

/** One field of room.json that will be another one; undefined where it isn't there. */
export interface SetupDifference {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface SetupFoundCamera {
  readonly address: string;
  readonly certificate: string | undefined;
  readonly name: string;
  readonly hardware: string;
}

export interface SetupCameraTry {
  /** IP address, http://, https:// or rtsp://. */
  readonly address: string;
  /** Accepted by the person who compared it. */
  readonly certificate: string | undefined;
  /** Empty: the login that is kept for this address. */
  readonly username: string;
  readonly password: string;
}

/** What a camera is like, before it is taken into the room. */
export interface SetupInspection {
  readonly address: string;
  readonly certificate: string | undefined;
  readonly model: string;
  readonly clockOffsetMs: number | undefined;
  readonly abilities: readonly string[];
  readonly findings: readonly { readonly code: string; readonly detail: Readonly<Record<string, string>> }[];
  /** data: URL of a JPEG. */
  readonly picture: string | undefined;
}

export interface SetupPort {
  readonly path: string;
  readonly maker: string;
}

/** The board as its line tells it, looked at four times a second while it is open. */
export interface SetupBoardView {
  readonly state: 'closed' | 'answering' | 'silent';
  readonly relays: readonly boolean[];
  readonly inputs: readonly boolean[];
  /** The input that moved last, from 1. */
  readonly moved: number | undefined;
  /** Somebody gave a PIN for this board: relays may be pressed. */
  readonly armed: boolean;
}
