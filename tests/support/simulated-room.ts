import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulatedRoom } from '../../devices/simulated-room/start-simulated-room';
import type { SimulatedRoom, SimulatedRoomOptions } from '../../devices/simulated-room/start-simulated-room';

/** A simulated room in a home of its own, removed when it is closed. */
export interface TestRoom extends SimulatedRoom {
  /** One order over the room's own control, as the demonstration panel gives it; without a body it is a GET. */
  order(path: string, body?: unknown): Promise<{ status: number; answer: unknown }>;
}

/** Small pictures unless told otherwise: tests share two cores. */
export async function startTestRoom(options: SimulatedRoomOptions = {}): Promise<TestRoom> {
  const home = await mkdtemp(join(tmpdir(), 'simulated-room-'));
  const room = await startSimulatedRoom(home, { camera: { size: { width: 640, height: 360 }, frameRate: 10 }, ...options }).catch(
    async (error: unknown) => {
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      throw error;
    },
  );
  return {
    ...room,
    order: async (path, body) => {
      const response = await fetch(`${room.control.url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${room.control.token}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, answer: await response.json() };
    },
    close: async () => {
      await room.close();
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
