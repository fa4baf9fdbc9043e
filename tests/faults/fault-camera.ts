import type { SimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import { startSimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';

export const login = { username: 'admin', password: "c@nary#pass'%word" } as const;
export const frameMs = 40;
/** Of the simulated camera's main stream. */
export const groupMs = 1_000;

/** A small picture at the full rate of frames: many recorders on few cores. */
export function startFaultCamera(): Promise<SimulatedCamera> {
  return startSimulatedCamera({ id: 'cam-1', name: '故障试验', ...login, picture: 'questioned', size: { width: 320, height: 180 } });
}
