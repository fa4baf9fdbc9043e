/** The parts of node-onvif 0.1.7 used here; the package has no types of its own. */
declare module 'node-onvif/lib/modules/soap.js' {
  interface Soap {
    parse(xml: string): Promise<unknown>;
    createRequestSoap(envelope: {
      readonly body: string;
      readonly xmlns: readonly string[];
      readonly user?: string;
      readonly pass?: string;
      readonly diff?: number;
    }): string;
    /** The WS-Security header of an envelope. */
    _createSoapUserToken(timeDifferenceMs: number | undefined, username: string, password: string | undefined): string;
    /** Posts an envelope and gives the body; the one place where node-onvif touches the network for SOAP. */
    _request(address: { readonly href: string }, envelope: string): Promise<string>;
  }
  const soap: Soap;
  export default soap;
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
