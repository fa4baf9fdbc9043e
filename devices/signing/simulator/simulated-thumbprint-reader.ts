import { openSerialFarEnd } from '../../simulated-room/serial-far-end';
import { confirmation, encodePacket, instruction, packetKind, readPackets } from '../fingerprint-packets';
import { drawThumb } from './drawn-thumb';

/** silent: hears and answers nothing; cut: the plug is out; noise: interference; badChecksum: one data packet of every picture is damaged. */
export const thumbprintFaults = ['silent', 'cut', 'noise', 'badChecksum'] as const;
type ThumbprintFault = (typeof thumbprintFaults)[number];

/** A fingerprint module of the R30x family at the far end of a serial cable. */
export interface SimulatedThumbprintReader {
  readonly path: string;
  readonly baudRate: number;
  /** Lays a thumb on the glass, until it has been read or is lifted. `seed` says whose. */
  press(seed?: number): void;
  release(): void;
  pressed(): boolean;
  /** How many of the next pictures are sent with a damaged packet. */
  damagePictures(count: number): void;
  fault(fault: ThumbprintFault, on: boolean): Promise<void>;
  close(): Promise<void>;
}

const address = 0xffffffff;
const packetBytes = 128;
const systemId = 0x0009;

export async function startSimulatedThumbprintReader(options: { dir: string }): Promise<SimulatedThumbprintReader> {
  const faults = new Set<ThumbprintFault>();
  let glass: Buffer | undefined;
  let imageBuffer: Buffer | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let toDamage = 0;

  const line = await openSerialFarEnd(options.dir, 'thumbprint', (bytes) => {
    const read = readPackets(Buffer.concat([rest, bytes]));
    rest = read.rest;
    for (const packet of read.packets) if (packet.kind === packetKind.command && !faults.has('silent')) obey(packet.payload);
  });

  const send = (kind: number, payload: Buffer) => line.send(encodePacket({ address, kind, payload }));
  const reply = (...payload: number[]) => send(packetKind.reply, Buffer.from(payload));

  function obey(command: Buffer): void {
    switch (command[0] ?? -1) {
      case instruction.verifyPassword:
        reply(command.length === 5 && command.readUInt32BE(1) === 0 ? confirmation.ok : confirmation.wrongPassword);
        break;
      case instruction.readSystem:
        // status, system, library size, security level, address, packet size code (2: 128 bytes), baud rate in 9600s
        reply(confirmation.ok, 0, 0, 0, systemId, 0, 162, 0, 3, 0xff, 0xff, 0xff, 0xff, 0, 2, 0, 6);
        break;
      case instruction.takePicture:
        if (glass) imageBuffer = glass;
        reply(glass ? confirmation.ok : confirmation.noFinger);
        break;
      case instruction.upImage:
        if (imageBuffer) sendPicture(imageBuffer);
        else reply(confirmation.uploadFailed);
        break;
      default:
        reply(confirmation.receiveError);
    }
  }

  function sendPicture(points: Buffer): void {
    reply(confirmation.ok);
    const damaged = faults.has('badChecksum') || toDamage > 0;
    if (toDamage > 0) toDamage--;
    for (let at = 0; at < points.length; at += packetBytes) {
      const last = at + packetBytes >= points.length;
      const bytes = encodePacket({
        address,
        kind: last ? packetKind.lastData : packetKind.data,
        payload: points.subarray(at, at + packetBytes),
      });
      if (damaged && at === packetBytes * 100) bytes.writeUInt16BE(bytes.readUInt16BE(bytes.length - 2) ^ 0xffff, bytes.length - 2);
      line.send(bytes);
    }
    glass = undefined;
  }

  return {
    path: line.path,
    baudRate: 57600,
    press: (seed) => {
      glass = drawThumb(seed);
    },
    release: () => {
      glass = undefined;
    },
    pressed: () => glass !== undefined,
    damagePictures: (count) => {
      toDamage = count;
    },
    fault: async (fault, on) => {
      if (on) faults.add(fault);
      else faults.delete(fault);
      if (fault === 'cut') await line.cut(on);
      if (fault === 'noise') line.noise(on);
    },
    close: () => line.close(),
  };
}
