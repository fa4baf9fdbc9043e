import type { Instant } from '../../recordings/session/instant';
import type { WithheldTrack } from '../../recordings/session/withheld';
import type { ErrorCode } from './errors';
import type { PersonTile } from './people';
import type { CameraView } from './room';

/** Who watches from outside now, and since when; the room's own screens say it as long as it lasts. */
export interface RemoteWatcher {
  readonly name: string;
  readonly since: Instant;
}

/** What the page of the remote view asks for once a second. */
export interface RemoteHello {
  readonly roomName: string;
  readonly agencyName: string;
  readonly demonstration: boolean;
  readonly person: PersonTile | undefined;
  readonly cameras: readonly CameraView[];
  /** Of a microphone that stands alone. */
  readonly microphoneId: string | undefined;
  /** By law it isn't recorded now, and so not seen or heard. */
  readonly withheld: WithheldTrack | undefined;
  /** Why nothing may be watched now. */
  readonly refusal: ErrorCode | undefined;
}

/** The remote view as the devices' page tells it. */
export type RemoteViewState =
  | { readonly state: 'off' }
  | { readonly state: 'on'; readonly addresses: readonly string[]; readonly fingerprint: string }
  | { readonly state: 'failed'; readonly port: number; readonly problem: string };
