import { describe, expect, it } from 'vitest';
import { encodePacket, instruction, packetKind, readPackets } from '../../../../devices/signing/fingerprint-packets';
import type { Packet } from '../../../../devices/signing/fingerprint-packets';
import { randomBytesFrom, seededRandom } from '../../../support/random';

const address = 0xffffffff;
const takePicture: Packet = { address, kind: packetKind.command, payload: Buffer.from([instruction.takePicture]) };
const data = (fill: number): Packet => ({ address, kind: packetKind.data, payload: Buffer.alloc(128, fill) });

describe('packets of the fingerprint reader', () => {
  it('encodes as the data sheet shows', () => {
    expect(encodePacket(takePicture).toString('hex')).toBe('ef01ffffffff010003010005');
    expect(encodePacket({ ...takePicture, payload: Buffer.from([0x13, 0, 0, 0, 0]) }).toString('hex')).toBe(
      'ef01ffffffff0100071300000000001b',
    );
  });

  it('reads what it has written, several at once, and keeps the beginning of the next', () => {
    const bytes = Buffer.concat([encodePacket(takePicture), encodePacket(data(1)), encodePacket(data(2)).subarray(0, 40)]);
    const { packets, rest } = readPackets(bytes);
    expect(packets).toEqual([takePicture, data(1)]);
    expect(readPackets(Buffer.concat([rest, encodePacket(data(2)).subarray(40)])).packets).toEqual([data(2)]);
  });

  it('reads a packet that arrives byte by byte', () => {
    let rest = Buffer.alloc(0);
    const seen: Packet[] = [];
    for (const byte of encodePacket(data(9))) {
      const read = readPackets(Buffer.concat([rest, Buffer.of(byte)]));
      rest = Buffer.from(read.rest);
      seen.push(...read.packets);
    }
    expect(seen).toEqual([data(9)]);
  });

  it('passes over noise, a damaged packet and a beginning without an end', () => {
    const damaged = encodePacket(data(3));
    damaged.writeUInt8(99, 20);
    const promise = encodePacket(data(4)).subarray(0, 12);
    const bytes = Buffer.concat([Buffer.from([0x00, 0xef, 0xef, 0x01, 0x7f]), damaged, promise, encodePacket(takePicture)]);
    expect(readPackets(bytes).packets).toEqual([takePicture]);
  });

  it('hears a whole packet behind 100 000 bytes of any noise, in any pieces, and makes none of the noise', () => {
    const random = seededRandom(1855);
    let rest = Buffer.alloc(0);
    for (let sent = 0; sent < 100_000; sent += 50) {
      const noise = randomBytesFrom(random, 50);
      // Noise that looks like beginnings, too.
      if (random() < 0.3) encodePacket(data(5)).copy(noise, 30, 0, 1 + Math.floor(random() * 19));
      const read = readPackets(Buffer.concat([rest, noise]));
      expect(read.packets).toEqual([]);
      rest = Buffer.from(read.rest);
      expect(rest.length).toBeLessThan(300);
      if (sent % 5000 === 0) {
        const heard = readPackets(Buffer.concat([rest, encodePacket(takePicture)]));
        expect(heard.packets).toEqual([takePicture]);
        rest = Buffer.from(heard.rest);
      }
    }
  });
});
