import type { Camera, CameraAddress, Credentials } from './camera';
import { OnvifCamera } from './onvif-camera';
import { RtspCamera } from './rtsp-camera';

/** The driver for an address; nothing is asked of the camera yet. */
export function openCamera(id: string, address: CameraAddress, credentials: Credentials): Camera {
  return 'onvif' in address
    ? new OnvifCamera(id, address.onvif, credentials, address.transport)
    : new RtspCamera(id, address.rtsp, credentials, address.transport);
}
