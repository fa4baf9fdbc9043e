import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { interleaved, RtspReader, writeRtspMessage } from '../../devices/cameras/rtsp-message';
import type { RtspItem } from '../../devices/cameras/rtsp-message';
import { monotonicMs } from '../../recordings/capture/monotonic';

/** One connection that went through the tap: when each whole picture was handed to the line, monotonic ms. */
export interface TapConnection {
  readonly openedAtMs: number;
  readonly picturesAtMs: readonly number[];
}

/** Stands on the wire before a camera: counts the pictures that pass, and does to the line what lines suffer. */
export interface WireTap {
  readonly port: number;
  /** Only those on which pictures came, in order. */
  readonly played: () => readonly TapConnection[];
  /** Half-open: connections stay and are taken, and nothing passes. */
  hold(held: boolean): void;
  /** Every open connection is reset; new ones are taken. */
  reset(): void;
  /** The camera goes on promising sound; none of it passes. */
  muteSound(): void;
  close(): Promise<void>;
}

const PICTURE_CHANNEL = 0;
const PICTURE_CONTROL = 1;
/** The marker bit: the last packet of a picture (RFC 6184 §5.1). */
const MARKER = 0x80;

export async function openWireTap(cameraPort: number, host = '127.0.0.1'): Promise<WireTap> {
  const connections: { openedAtMs: number; picturesAtMs: number[] }[] = [];
  const lines = new Set<readonly [Socket, Socket]>();
  let held = false;
  let muted = false;
  const server = createServer((client) => {
    const camera = connect(cameraPort, '127.0.0.1');
    const line = [client, camera] as const;
    const connection = { openedAtMs: monotonicMs(), picturesAtMs: [] as number[] };
    const reader = new RtspReader();
    connections.push(connection);
    lines.add(line);
    for (const [socket, other] of [line, [camera, client] as const]) {
      socket.setNoDelay(true);
      if (held) socket.pause();
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        lines.delete(line);
        // A camera that resets resets through the tap too.
        if (!other.destroyed) other.resetAndDestroy();
      });
    }
    client.on('data', (chunk) => camera.write(chunk));
    camera.on('data', (chunk) => {
      if (!muted) client.write(chunk);
      for (const item of reader.push(chunk)) {
        if (muted && (item.kind === 'message' || item.channel <= PICTURE_CONTROL)) client.write(rewritten(item));
        if (item.kind === 'packet' && item.channel === PICTURE_CHANNEL && (item.packet.readUInt8(1) & MARKER) !== 0)
          connection.picturesAtMs.push(monotonicMs());
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    played: () => connections.filter(({ picturesAtMs }) => picturesAtMs.length > 0),
    hold(on) {
      held = on;
      for (const socket of [...lines].flat()) {
        if (on) socket.pause();
        else socket.resume();
      }
    },
    reset() {
      for (const socket of [...lines].flat()) socket.resetAndDestroy();
    },
    muteSound() {
      muted = true;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of [...lines].flat()) socket.destroy();
      await closed;
    },
  };
}

function rewritten(item: RtspItem): string | Buffer {
  if (item.kind === 'packet') return interleaved(item.channel, item.packet);
  const { startLine, headers, body } = item.message;
  const others = [...headers].filter(([name]) => name !== 'content-length');
  return writeRtspMessage(startLine, Object.fromEntries(others), body);
}
