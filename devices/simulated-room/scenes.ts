import type { RoomIoInput } from '../room-io/simulator/simulated-room-io';

export const sceneNames = ['person-enters', 'person-leaves', 'duress-pressed'] as const;
export type SceneName = (typeof sceneNames)[number];

export interface SceneStep {
  /** Since the step before. */
  readonly afterMs: number;
  readonly input: RoomIoInput;
  readonly on: boolean;
}

/** What the sensors of the room see while somebody comes in or goes: the door, the person, the door; and of somebody who calls for help. */
export const scenes: Readonly<Record<SceneName, readonly SceneStep[]>> = {
  'person-enters': [
    { afterMs: 0, input: 'door', on: true },
    { afterMs: 900, input: 'presence', on: true },
    { afterMs: 1200, input: 'door', on: false },
  ],
  'person-leaves': [
    { afterMs: 0, input: 'door', on: true },
    { afterMs: 1000, input: 'presence', on: false },
    { afterMs: 700, input: 'door', on: false },
  ],
  'duress-pressed': [
    { afterMs: 0, input: 'duress', on: true },
    { afterMs: 800, input: 'duress', on: false },
  ],
};
