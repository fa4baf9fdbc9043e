import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startTestRoom } from '../support/simulated-room';
import { ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { clipCredentials, startClipCamera, type ClipCamera } from './clip-camera';
import { anchorClip, testClip } from './test-clip';

export interface ClipRoom {
  readonly stage: ThrowAwayKiosk;
  readonly camera: ClipCamera;
  readonly clip: string;
  close(): Promise<void>;
}

/**
 * The real kiosk over a room whose cameras send the clip of the anchors as it is: a camera has its own encoder, and none of it is to be measured
 * with the kiosk. Lock, lamps and sensors are the simulated room's.
 */
export async function openClipRoom(): Promise<ClipRoom> {
  const clip = await testClip(anchorClip);
  const camera = await startClipCamera(clip, anchorClip.frameRate);
  const hardware = await startTestRoom({ camera: { size: { width: 320, height: 180 }, frameRate: 5 } });
  const stage = await ThrowAwayKiosk.open((home) => describeRoom(hardware, camera, home));
  return {
    ...{ stage, camera, clip },
    close: async () => {
      await stage.close();
      await hardware.close();
      camera.close();
    },
  };
}

/** All cameras of the room show the clip: their own streams stay unused. */
async function describeRoom(
  hardware: { readonly roomFile: string; readonly credentialsFile: string },
  camera: ClipCamera,
  home: string,
): Promise<void> {
  const room = JSON.parse(await readFile(hardware.roomFile, 'utf8')) as { cameras: Record<string, unknown>[] };
  const credentials = JSON.parse(await readFile(hardware.credentialsFile, 'utf8')) as Record<string, unknown>;
  for (const [n, known] of room.cameras.entries()) {
    delete known['onvif'];
    Object.assign(known, { rtsp: `${camera.url}/${n}`, credentials: 'clip' });
  }
  await writeFile(path.join(home, 'room.json'), JSON.stringify(room));
  await writeFile(path.join(home, 'credentials.json'), JSON.stringify({ ...credentials, clip: clipCredentials }), { mode: 0o600 });
}
