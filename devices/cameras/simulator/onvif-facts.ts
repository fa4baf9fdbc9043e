import type { OnvifAbilities } from './onvif-abilities';
import type { PictureFormat } from './picture-command';
import { textIn } from './soap-text';

/** What the ONVIF services tell about the camera. */
export interface OnvifFacts {
  readonly id: string;
  readonly name: string;
  /** Host and port as the camera believes it is reached. */
  readonly httpBase: string;
  readonly rtspBase: string;
  readonly profiles: readonly OnvifProfile[];
  readonly services: readonly SimulatedService[];
  readonly abilities: OnvifAbilities;
  /** Many devices answer with success and set nothing; whoever relies on it must read back. */
  readonly keepsSettings: boolean;
  readonly setClock: (at: Date) => void;
  /** The longest life of a subscription that it grants, ms. */
  readonly grantsMs: number;
}

/** What a camera offers; `media2-broken` is advertised and refuses everything. */
export type SimulatedService = 'media' | 'media2' | 'media2-broken' | 'ptz' | 'events' | 'deviceio' | 'osd' | 'services';

export interface OnvifProfile {
  readonly token: string;
  readonly path: string;
  readonly format: PictureFormat;
  /** What it says of its key frames, in pictures. */
  readonly keyFrameEvery: number;
}

/** What one operation answers; undefined: the arguments name nothing this camera has. */
export type Answer = (facts: OnvifFacts, request: string, now: Date) => string | undefined | Promise<string | undefined>;

/** The profile that the request names. */
export function profileIn(profiles: readonly OnvifProfile[], request: string): OnvifProfile | undefined {
  const named = textIn(request, 'ProfileToken');
  return profiles.find(({ token }) => token === named);
}
