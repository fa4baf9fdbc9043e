import { field, listAt, textAt } from './xml-field';

/** Namespaces of the operations (ONVIF's WSDLs), by the name that we use for the service. */
export const namespaces = {
  device: 'http://www.onvif.org/ver10/device/wsdl',
  media: 'http://www.onvif.org/ver10/media/wsdl',
  media2: 'http://www.onvif.org/ver20/media/wsdl',
  ptz: 'http://www.onvif.org/ver20/ptz/wsdl',
  events: 'http://www.onvif.org/ver10/events/wsdl',
  deviceIo: 'http://www.onvif.org/ver10/deviceIO/wsdl',
} as const;
export type OnvifService = keyof typeof namespaces;

/** Where each service says that it is. The host may be one that nobody here reaches. */
export type ServiceAddresses = ReadonlyMap<OnvifService, string>;

/** A GetServices reply. */
export function readServices(data: unknown): ServiceAddresses {
  return known(
    listAt(data, 'GetServicesResponse', 'Service').map((service) => [textAt(service, 'Namespace'), textAt(service, 'XAddr')] as const),
  );
}

/** A GetCapabilities reply, of cameras from before GetServices. It knows no Media2. */
export function readCapabilities(data: unknown): ServiceAddresses {
  const capabilities = field(data, 'GetCapabilitiesResponse', 'Capabilities');
  return known([
    [namespaces.media, textAt(capabilities, 'Media', 'XAddr')],
    [namespaces.ptz, textAt(capabilities, 'PTZ', 'XAddr')],
    [namespaces.events, textAt(capabilities, 'Events', 'XAddr')],
    [namespaces.deviceIo, textAt(capabilities, 'Extension', 'DeviceIO', 'XAddr')],
  ]);
}

function known(told: readonly (readonly [namespace: string | undefined, address: string | undefined])[]): ServiceAddresses {
  return new Map(
    (Object.keys(namespaces) as OnvifService[]).flatMap((service) => {
      const address = told.find(([namespace]) => namespace === namespaces[service])?.[1];
      return address !== undefined && URL.canParse(address) ? [[service, address] as const] : [];
    }),
  );
}
