import { describe, expect, it } from 'vitest';
import { sealFrame } from '../../../../devices/room-io/modbus-frames';
import { ReplyWindow } from '../../../../devices/room-io/reply-window';
import { fuzzWire } from '../../../support/fuzz-wire';

describe('a bad line between driver and board', () => {
  it('unlocks nothing by 200 000 bytes random, truncated, doubled, interleaved and with a bad CRC, and loses no frame after', () => {
    const { bytes, findings, falseUnlocks, mostFramesLost } = fuzzWire(200_000, 20_171_855);
    expect(findings).toEqual([]);
    expect({ falseUnlocks, mostFramesLost }).toEqual({ falseUnlocks: 0, mostFramesLost: 0 });
    expect(bytes).toBeGreaterThanOrEqual(200_000);
  });

  it('gives a reply once, and nothing that came before its request', () => {
    const request = sealFrame(Uint8Array.of(1, 1, 0, 0, 0, 8));
    const reply = sealFrame(Uint8Array.of(1, 1, 1, 5));
    const window = new ReplyWindow();
    expect(window.take(reply)).toBeUndefined();
    window.open(request);
    expect(window.take(reply.subarray(0, 2))).toBeUndefined();
    expect(window.take(Buffer.concat([reply.subarray(2), reply]))).toEqual(reply);
    expect(window.take(reply)).toBeUndefined();
  });
});
