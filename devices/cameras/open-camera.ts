import type { Camera, CameraAddress, Credentials } from './camera';
import { OnvifCamera } from './onvif-camera';
import { OnvifLink } from './onvif-link';
import { RtspCamera } from './rtsp-camera';

/** The driver for an address; nothing is asked of the camera yet. */
export function openCamera(id: string, address: CameraAddress, credentials: Credentials): Camera {
  const { certificate, transport } = address;
  return 'onvif' in address
    ? new OnvifCamera(new OnvifLink({ id, deviceUrl: address.onvif, credentials, certificate }), transport)
    : new RtspCamera(id, address.rtsp, credentials, transport);
}
