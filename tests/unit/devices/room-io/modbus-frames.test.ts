import { describe, expect, it } from 'vitest';
import { crc16, findReply, sealFrame } from '../../../../devices/room-io/modbus-frames';
import { answerRequest, nextRequest } from '../../../../devices/room-io/simulator/modbus-slave';
import { randomBytesFrom, seededRandom } from '../../../support/random';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const unlock = sealFrame(hex('01 05 0000 ff00'));
const readCoils = sealFrame(hex('01 01 0000 0003'));
const board = () => ({ coils: [false, false, false], inputs: [true, false, true], holding: [7], registers: [0x00eb, 0xffb6] });

describe('Modbus-RTU frames', () => {
  it.each([
    ['01 05 00 00 ff 00', '8c 3a'],
    ['01 03 00 00 00 0a', 'c5 cd'],
    ['11 03 00 6b 00 03', '76 87'],
  ])('seals %s with the published CRC', (body, crc) => {
    expect(sealFrame(hex(body)).subarray(-2)).toEqual(hex(crc));
  });

  it('is zero over a whole good frame', () => {
    expect(crc16(unlock)).toBe(0);
  });

  it.each([
    ['coils', '01 01 0000 0003', '01 01 01 00'],
    ['inputs', '01 02 0000 0003', '01 02 01 05'],
    ['holding registers', '01 03 0000 0001', '01 03 02 0007'],
    ['input registers', '01 04 0000 0002', '01 04 04 00eb ffb6'],
    ['one coil', '01 05 0001 ff00', '01 05 0001 ff00'],
    ['one register', '01 06 0000 0102', '01 06 0000 0102'],
    ['several coils', '01 0f 0000 0003 01 05', '01 0f 0000 0003'],
    ['an address beyond the board', '01 02 0002 0002', '01 82 02'],
    ['a coil value that is neither on nor off', '01 05 0000 0001', '01 85 03'],
    ['an unknown function', '01 06 0009 0001', '01 86 02'],
  ])('the board answers %s', (_what, request, reply) => {
    const memory = board();
    const sealed = sealFrame(hex(request));
    expect(nextRequest(1, sealed).request).toEqual(sealed);
    expect(answerRequest(sealed, memory)).toEqual(sealFrame(hex(reply)));
    expect(findReply(sealed, sealFrame(hex(reply)))).toEqual(sealFrame(hex(reply)));
  });

  it('does not take the echo of another command for an acknowledgement', () => {
    expect(findReply(unlock, sealFrame(hex('01 05 0000 0000')))).toBeUndefined();
    expect(findReply(unlock, sealFrame(hex('01 05 0001 ff00')))).toBeUndefined();
    expect(findReply(unlock, sealFrame(hex('02 05 0000 ff00')))).toBeUndefined();
  });

  it('finds the reply behind a false beginning', () => {
    const reply = sealFrame(hex('01 01 01 05'));
    expect(findReply(readCoils, Buffer.concat([hex('01 01 01 01 81'), reply]))).toEqual(reply);
  });

  it('never makes an acknowledgement or a reading of 300 000 bytes of noise', () => {
    const random = seededRandom(20171855);
    let line = Buffer.alloc(0);
    for (let sent = 0; sent < 300_000; sent += 16) {
      line = Buffer.concat([line, randomBytesFrom(random, 16)]).subarray(-64);
      expect(findReply(unlock, line)).toBeUndefined();
    }
  });

  it('never carries out a truncated, doubled-up or damaged unlock, and hears the next whole frame', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 20_000; round++) {
      const memory = board();
      const damaged = Buffer.from(unlock);
      const kind = round % 3;
      const at = Math.floor(random() * damaged.length);
      const bad =
        kind === 0
          ? damaged.subarray(0, at)
          : kind === 1
            ? Buffer.concat([damaged.subarray(0, at), randomBytesFrom(random, 1 + Math.floor(random() * 5)), damaged.subarray(at + 1)])
            : Buffer.concat([randomBytesFrom(random, at), damaged.subarray(1)]);
      if (bad.includes(unlock)) continue;

      const heard = nextRequest(1, bad);
      if (heard.request) answerRequest(heard.request, memory);
      expect(memory.coils[0]).toBe(false);

      const next = nextRequest(1, Buffer.concat([heard.rest, readCoils]));
      expect(next.request).toEqual(readCoils);
    }
  });

  it('hears two requests that arrive together, and one that arrives in pieces', () => {
    const both = nextRequest(1, Buffer.concat([readCoils, unlock]));
    expect(both.request).toEqual(readCoils);
    expect(nextRequest(1, both.rest).request).toEqual(unlock);

    const half = nextRequest(1, unlock.subarray(0, 5));
    expect(half.request).toBeUndefined();
    expect(nextRequest(1, Buffer.concat([half.rest, unlock.subarray(5)])).request).toEqual(unlock);
  });
});
