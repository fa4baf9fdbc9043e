import { CameraError, type Credentials, type StreamSource, type StreamTransport } from '../cameras/camera';
import { describeStream } from '../cameras/rtsp-exchange';
import { soundOfDescription } from '../cameras/stream-sound';

/** A microphone of the room that stands alone: sound without pictures. */
export interface Microphone {
  readonly id: string;
  /** What to record. Rejects with `CameraError` for one on the network that can't be heard. */
  source(): Promise<StreamSource | SoundDevice>;
}

/** A sound device of this machine, as its sound system calls it. */
export interface SoundDevice {
  readonly soundDevice: 'alsa' | 'pulse';
  readonly name: string;
}

export type MicrophoneAddress =
  | { readonly alsa: string }
  | { readonly pulse: string }
  | { readonly rtsp: string; readonly transport?: Exclude<StreamTransport, 'auto'> | undefined; readonly credentials: Credentials };

const TIMEOUT_MS = 5_000;

/** Nothing is asked yet. */
export function openMicrophone(id: string, address: MicrophoneAddress): Microphone {
  if ('alsa' in address) return { id, source: () => Promise.resolve({ soundDevice: 'alsa', name: address.alsa }) };
  if ('pulse' in address) return { id, source: () => Promise.resolve({ soundDevice: 'pulse', name: address.pulse }) };
  const { rtsp: url, credentials, transport = 'auto' } = address;
  return {
    id,
    async source() {
      const reply = await describeStream(url, credentials, TIMEOUT_MS, transport === 'http').catch((error: unknown) => {
        throw new CameraError('camera.unreachable', id, error instanceof Error ? error.message : 'no reply');
      });
      if (reply.status === 401 || reply.status === 403) throw new CameraError('camera.wrong-password', id, `RTSP ${reply.status}`);
      const sound = soundOfDescription(reply.body);
      if (reply.status !== 200 || sound === 'none') throw new CameraError('camera.no-media-profile', id, `RTSP ${reply.status}`);
      return { url, credentials, transport, sound };
    },
  };
}
