import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { layPtyPair } from './pty-pair';
import type { PtyPair } from './pty-pair';

const noiseEveryMs = 15;

/** The far end of a serial cable, where a simulated device sits. */
export interface SerialFarEnd {
  /** The end a driver opens. */
  readonly path: string;
  send(bytes: Uint8Array): void;
  /** Pulls the plug, or puts it back under the same path. */
  cut(on: boolean): Promise<void>;
  /** Random bytes on the line, between and within the device's own. */
  noise(on: boolean): void;
  close(): Promise<void>;
}

/** Lays a cable in folder `dir` and listens at its far end. */
export async function openSerialFarEnd(dir: string, name: string, onBytes: (bytes: Buffer) => void): Promise<SerialFarEnd> {
  const path = join(dir, name);
  const far = join(dir, `${name}-far-end`);
  let cable: { pair: PtyPair; port: SerialPort } | undefined;
  let noise: NodeJS.Timeout | undefined;

  const connect = async () => {
    if (cable) return;
    const pair = await layPtyPair(path, far);
    const port = new SerialPort({ path: far, baudRate: 115200, autoOpen: false, lock: false });
    port.on('data', onBytes);
    port.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      port.open((error) => (error ? reject(error) : resolve()));
    });
    cable = { pair, port };
  };
  const disconnect = async () => {
    const old = cable;
    cable = undefined;
    if (!old) return;
    const { port } = old;
    if (port.isOpen) await new Promise((resolve) => port.close(resolve));
    await old.pair.cut();
  };
  const put = (bytes: Uint8Array) => cable?.port.write(Buffer.from(bytes));

  await connect();
  return {
    path,
    send: (bytes) => {
      if (noise) put(randomBytes(3));
      put(noise ? spoiled(bytes) : bytes);
    },
    cut: (on) => (on ? disconnect() : connect()),
    noise: (on) => {
      clearInterval(noise);
      noise = on ? setInterval(() => put(randomBytes(7)), noiseEveryMs) : undefined;
    },
    close: async () => {
      clearInterval(noise);
      await disconnect();
    },
  };
}

/** One byte in the middle turned over, as interference does. */
function spoiled(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  const middle = Math.floor(copy.length / 2);
  copy[middle] = (copy[middle] ?? 0) ^ 0x5a;
  return copy;
}
