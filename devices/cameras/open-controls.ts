import type { CameraAddress, Credentials } from './camera';
import type { CameraControls } from './camera-controls';
import { OnvifCamera } from './onvif-camera';
import { OnvifCaptions } from './onvif-captions';
import { OnvifClockSetting } from './onvif-clock-setting';
import { OnvifEvents } from './onvif-events';
import { OnvifLink } from './onvif-link';
import { OnvifMovement } from './onvif-movement';
import { OnvifTerminals } from './onvif-terminals';
import { readAbilities } from './read-abilities';

/** What else a camera can do; undefined for a bare RTSP address. Nothing is asked of the camera yet. */
export function openControls(id: string, address: CameraAddress, credentials: Credentials): CameraControls | undefined {
  if (!('onvif' in address)) return undefined;
  const link = new OnvifLink({ id, deviceUrl: address.onvif, credentials, certificate: address.certificate });
  return {
    abilities: () => readAbilities(link),
    movement: new OnvifMovement(link),
    captions: new OnvifCaptions(link),
    clock: new OnvifClockSetting(link, new OnvifCamera(link)),
    terminals: new OnvifTerminals(link),
    events: new OnvifEvents(link),
  };
}
