import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';

/** The other side is nobody we know; nothing was said to it. */
export class UnknownCertificate extends Error {
  constructor(
    readonly fingerprint: string,
    /** Whether another certificate was expected. */
    readonly changed: boolean,
  ) {
    super(`certificate with SHA-256 ${fingerprint}`);
    this.name = 'UnknownCertificate';
  }
}

/**
 * Cameras sign their own certificates, which no authority vouches for: the configured fingerprint does. Without one the system's
 * authorities decide. The socket is only handed out when that is settled, so that no stranger hears a token.
 */
export function knownTlsSocket(url: string, certificate: string | undefined, signal: AbortSignal) {
  return (_: object, done: (error: Error | null, socket: Duplex) => void): undefined => {
    const { hostname, port } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
    const socket = connect({ host, port: port === '' ? 443 : Number(port), rejectUnauthorized: false, ...name });
    signal.addEventListener('abort', () => socket.destroy(new Error('no whole reply in time')), { once: true });
    socket.once('error', (error: Error) => done(error, socket));
    socket.once('secureConnect', () => {
      const fingerprint = socket.getPeerCertificate().fingerprint256;
      const known = certificate === undefined ? socket.authorized : sameFingerprint(fingerprint, certificate);
      if (known) done(null, socket);
      else socket.destroy(new UnknownCertificate(fingerprint, certificate !== undefined));
    });
  };
}

function sameFingerprint(a: string, b: string): boolean {
  const hex = (text: string): string => text.replaceAll(':', '').toLowerCase();
  return hex(a) === hex(b);
}
