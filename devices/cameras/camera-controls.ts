import type { CameraError } from './camera';

/**
 * What a camera can do beside its stream, each part for the one who uses it. Everything rejects with `CameraError`:
 * `camera.no-such-function` where the camera can't, `camera.setting-not-taken` where it says yes and does nothing.
 */
export interface CameraControls {
  /** Which of them it has, found out by asking. */
  abilities(): Promise<readonly CameraAbility[]>;
  readonly movement: CameraMovement;
  readonly captions: CameraCaptions;
  readonly clock: CameraClockSetting;
  readonly terminals: CameraTerminals;
  readonly events: CameraEvents;
}

export type CameraAbility = 'movement' | 'captions' | 'relays' | 'inputs' | 'events';

/** A camera that turns (PTZ). */
export interface CameraMovement {
  presets(): Promise<readonly Preset[]>;
  goTo(presetToken: string): Promise<void>;
  /** Begins to move; ends by itself after a second unless it is asked again. */
  move(speed: MoveSpeed): Promise<void>;
  stop(): Promise<void>;
}

export interface Preset {
  readonly token: string;
  readonly name: string;
}

/** Each from -1 to 1. */
export interface MoveSpeed {
  readonly pan: number;
  readonly tilt: number;
  readonly zoom: number;
}

/** Text that the camera burns into its picture (OSD). */
export interface CameraCaptions {
  list(): Promise<readonly Caption[]>;
  /** Changes the first text, or makes one at the upper left. Resolves when reading back shows it. */
  write(text: string): Promise<Caption>;
  /** Makes the camera show date and time, unless it does. */
  showTime(): Promise<void>;
}

export interface Caption {
  readonly token: string;
  readonly shows: 'text' | 'time' | 'picture';
  readonly text: string;
}

export interface CameraClockSetting {
  /** Sets the camera's clock to this machine's and reads it back: resolves with the offset that is left, ms; else `camera.clock-not-set`. */
  set(): Promise<number>;
}

/** The screws at its back. */
export interface CameraTerminals {
  relays(): Promise<readonly Relay[]>;
  /** Resolves when the camera has acknowledged. */
  setRelay(token: string, active: boolean): Promise<void>;
  inputs(): Promise<readonly DigitalInput[]>;
}

export interface Relay {
  readonly token: string;
  /** `pulse`: falls back by itself. */
  readonly mode: 'level' | 'pulse';
  /** Undefined where the camera doesn't tell. */
  readonly active: boolean | undefined;
}

export interface DigitalInput {
  readonly token: string;
  readonly active: boolean | undefined;
}

export interface CameraEvents {
  /**
   * Tells what the camera notices, from now on and across its reboots, until the returned function is called. Present states come first
   * (`initial`); afterwards only changes.
   */
  watchEvents(onEvent: (event: CameraEvent) => void): () => void;
}

export type CameraEvent =
  | { readonly kind: 'watching'; readonly at: Date }
  /** Nothing can be noticed until `watching` comes again; it is tried on and on. */
  | { readonly kind: 'lost'; readonly at: Date; readonly problem: CameraError }
  | ({ readonly kind: 'sensed'; readonly at: Date; readonly initial: boolean } & Sensed);

export interface Sensed {
  readonly what: 'motion' | 'tamper' | 'sound' | 'input' | 'relay';
  /** Which input, relay or lens; '' where the camera doesn't say. */
  readonly source: string;
  readonly active: boolean;
  /** By the camera's own clock. */
  readonly cameraAt: Date | undefined;
}
