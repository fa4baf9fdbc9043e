import { describe, expect, it } from 'vitest';
import { RelayPlayer, type PlayStart } from '../../../../devices/cameras/simulator/relay-player';

const report = (timestamp: number) => ({ ssrc: 1, ntp: 1n << 32n, timestamp });
const rtp = (sequence: number, timestamp: number) => ({ sequence, timestamp, ssrc: 1 });

function player() {
  const seen = { channels: [] as number[], reset: false, start: undefined as PlayStart | undefined, waitingBytes: 0 };
  const line = {
    get waitingBytes() {
      return seen.waitingBytes;
    },
    send: (channel: number) => void seen.channels.push(channel),
    cutOff: () => void (seen.reset = true),
  };
  return { seen, relay: new RelayPlayer(line, [0, 2], (start) => (seen.start = start)) };
}

describe('a player of the relay', () => {
  it('gets nothing before a key frame, then both reports, then picture and sound from that instant on', () => {
    const { seen, relay } = player();
    relay.packet(0, Buffer.alloc(20), rtp(1, 900));
    expect(seen.channels).toEqual([]);
    relay.keyFrame([report(1000), report(500)]);
    relay.packet(0, Buffer.alloc(20), rtp(2, 1000));
    relay.packet(1, Buffer.alloc(20), rtp(7, 499));
    expect(seen.channels).toEqual([]);
    relay.packet(1, Buffer.alloc(20), rtp(8, 510));
    expect(seen.channels).toEqual([1, 3, 0, 2]);
    expect(seen.start).toMatchObject([
      { sequence: 2, timestamp: 1000 },
      { sequence: 8, timestamp: 510 },
    ]);
  });

  it('is cut off when it does not read, rather than eating memory', () => {
    const { seen, relay } = player();
    relay.keyFrame([report(0), report(0)]);
    relay.packet(0, Buffer.alloc(20), rtp(1, 0));
    seen.waitingBytes = 5 * 1024 * 1024;
    relay.packet(1, Buffer.alloc(20), rtp(1, 0));
    expect(seen.reset).toBe(true);
  });
});
