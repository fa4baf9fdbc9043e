/** The parts of node-onvif 0.1.7 used here; the package has no types of its own. */
declare module 'node-onvif/lib/modules/soap.js' {
  interface Soap {
    parse(xml: string): Promise<unknown>;
    /** The WS-Security header of an envelope. */
    _createSoapUserToken(timeDifferenceMs: number | undefined, username: string, password: string | undefined): string;
    /** Posts an envelope and gives the body; the one place where node-onvif touches the network for SOAP. */
    _request(address: { readonly href: string }, envelope: string): Promise<string>;
  }
  const soap: Soap;
  export default soap;
}

declare module 'node-onvif/lib/modules/service-device.js' {
  export default class OnvifServiceDevice {
    time_diff: number;
    constructor(options: { readonly xaddr: string });
    setAuth(user: string, password: string): void;
    getSystemDateAndTime(): Promise<OnvifReply>;
    getCapabilities(): Promise<OnvifReply>;
    getDeviceInformation(): Promise<OnvifReply>;
  }
  interface OnvifReply {
    readonly data: unknown;
  }
}

declare module 'node-onvif/lib/modules/service-media.js' {
  export default class OnvifServiceMedia {
    constructor(options: { readonly xaddr: string; readonly time_diff: number });
    setAuth(user: string, password: string): void;
    getProfiles(): Promise<OnvifReply>;
    getStreamUri(options: { readonly ProfileToken: string; readonly Protocol: 'RTSP' | 'UDP' | 'HTTP' }): Promise<OnvifReply>;
    getSnapshotUri(options: { readonly ProfileToken: string }): Promise<OnvifReply>;
  }
  interface OnvifReply {
    readonly data: unknown;
  }
}

declare module 'node-rtsp-stream/mpeg1muxer.js' {
  import type { ChildProcessWithoutNullStreams } from 'node:child_process';
  import type { EventEmitter } from 'node:events';
  export default class Mpeg1Muxer extends EventEmitter {
    readonly stream: ChildProcessWithoutNullStreams;
    constructor(options: {
      readonly url: string;
      readonly ffmpegPath: string;
      readonly ffmpegOptions: Readonly<Record<string, string | number>>;
    });
  }
}
