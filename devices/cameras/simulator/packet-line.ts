import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import type { Socket } from 'node:net';
import { interleaved } from '../rtsp-message';

/** What carries packets to one client; even channels are RTP, the odd one above each is its RTCP. */
export interface PacketLine {
  send(channel: number, packet: Buffer): void;
  /** Handed over and not sent yet. */
  readonly waitingBytes: number;
  cutOff(): void;
}

/** Between the messages of the RTSP connection (RFC 2326 §10.12). */
export function interleavedLine(socket: Pick<Socket, 'write' | 'writableLength' | 'resetAndDestroy'>): PacketLine {
  return {
    send: (channel, packet) => void socket.write(interleaved(channel, packet)),
    get waitingBytes() {
      return socket.writableLength;
    },
    cutOff: () => void socket.resetAndDestroy(),
  };
}

export interface DatagramLine extends PacketLine {
  /** Of RTP and RTCP, one after the other. */
  readonly ports: readonly [number, number];
  /** Where the packets of a channel go from now on. */
  direct(channel: number, port: number): void;
  close(): void;
}

/** Datagrams from two neighbouring ports of this host to the client's. */
export async function openDatagramLine(host: string, client: string, onCutOff: () => void): Promise<DatagramLine> {
  const [even, odd] = await neighbours(host);
  const targets = new Map<number, number>();
  for (const socket of [even, odd]) socket.on('error', () => undefined);
  return {
    ports: [even.address().port, odd.address().port],
    direct: (channel, port) => void targets.set(channel, port),
    send(channel, packet) {
      const port = targets.get(channel);
      if (port !== undefined) (channel % 2 === 0 ? even : odd).send(packet, port, client);
    },
    waitingBytes: 0,
    cutOff: onCutOff,
    close() {
      targets.clear();
      even.close();
      odd.close();
    },
  };
}

async function neighbours(host: string): Promise<readonly [DatagramSocket, DatagramSocket]> {
  for (let tries = 0; tries < 20; tries += 1) {
    const even = await bound(host, 0);
    const odd = await bound(host, even.address().port + 1).catch(() => undefined);
    if (odd) return [even, odd];
    even.close();
  }
  throw new Error('no two neighbouring ports');
}

function bound(host: string, port: number): Promise<DatagramSocket> {
  const socket = createSocket('udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, host, () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
