import path from 'node:path';
import { copyFile } from 'node:fs/promises';
import { putSealedRecording, type SealedOrder } from './sealed-recording';
import { startTestRoom } from './simulated-room';
import { ThrowAwayKiosk } from './throw-away-kiosk';

export interface PlaybackStage {
  readonly kiosk: ThrowAwayKiosk;
  readonly folder: string;
  close(): Promise<void>;
}

/** The real kiosk over a storage root that already holds a sealed recording; the room's cameras are small, so that they cost little. */
export async function openPlaybackStage(order: Omit<SealedOrder, 'root'>): Promise<PlaybackStage> {
  const room = await startTestRoom({ camera: { size: { width: 320, height: 180 }, frameRate: 5 } });
  let folder = '';
  try {
    const kiosk = await ThrowAwayKiosk.open(async (home) => {
      await copyFile(room.roomFile, path.join(home, 'room.json'));
      await copyFile(room.credentialsFile, path.join(home, 'credentials.json'));
      ({ folder } = await putSealedRecording({ ...order, root: home }));
    });
    return {
      kiosk,
      folder,
      close: async () => {
        await Promise.all([kiosk.close(), room.close()]);
      },
    };
  } catch (problem) {
    await room.close();
    throw problem;
  }
}
