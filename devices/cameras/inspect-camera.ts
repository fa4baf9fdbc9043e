import { CameraError, type CameraAddress, type CameraFacts, type CameraStreams, type Credentials } from './camera';
import { openCamera } from './open-camera';
import { openControls } from './open-controls';
import type { CameraAbility } from './camera-controls';
import type { StreamFinding } from './stream-choice';

export type CameraFinding = StreamFinding | { readonly code: 'camera.clock-off'; readonly offsetSeconds: number };

/** What is to be known before a camera is taken into a room. */
export interface CameraInspection {
  readonly facts: CameraFacts;
  readonly streams: CameraStreams;
  /** Undefined for a camera that tells no clock. */
  readonly clockOffsetMs: number | undefined;
  readonly abilities: readonly CameraAbility[];
  readonly findings: readonly CameraFinding[];
}

/** Beyond this a picture's burned-in time is of no use. */
const CLOCK_TOLERANCE_MS = 2_000;

/** Rejects with `CameraError`. */
export async function inspectCamera(id: string, address: CameraAddress, credentials: Credentials): Promise<CameraInspection> {
  const camera = openCamera(id, address, credentials);
  const facts = await camera.describe();
  const streams = await camera.streams();
  const clockOffsetMs = await camera.clockOffsetMs().catch((error: unknown) => {
    if (!(error instanceof CameraError) || error.code !== 'camera.unsupported') throw error;
    return undefined;
  });
  const abilities = (await openControls(id, address, credentials)?.abilities()) ?? [];
  const isOff = clockOffsetMs !== undefined && Math.abs(clockOffsetMs) > CLOCK_TOLERANCE_MS;
  const clock = isOff ? [{ code: 'camera.clock-off', offsetSeconds: Math.round(clockOffsetMs / 1000) } as const] : [];
  return { facts, streams, clockOffsetMs, abilities, findings: [...streams.findings, ...clock] };
}
