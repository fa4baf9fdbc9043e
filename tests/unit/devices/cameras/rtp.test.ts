import { describe, expect, it } from 'vitest';
import {
  instantOf,
  parseSenderReport,
  reportAt,
  startsKeyFrame,
  timestampDifference,
  writeSenderReport,
} from '../../../../devices/cameras/simulator/rtp';

const payload = (...bytes: number[]) => Buffer.concat([Buffer.from([0x80, 96]), Buffer.alloc(10), Buffer.from(bytes)]);

describe('RTP', () => {
  it.each([
    ['a whole IDR', payload(0x65, 1), true],
    ['an SPS', payload(0x67, 1), true],
    ['the first fragment of an IDR', payload(0x7c, 0x85), true],
    ['a later fragment of an IDR', payload(0x7c, 0x05), false],
    ['the first fragment of another slice', payload(0x7c, 0x81), false],
    ['an aggregate with an SPS in second place', payload(0x78, 0, 1, 0x06, 0, 1, 0x67), true],
    ['a slice', payload(0x41, 1), false],
    ['a packet without payload', payload(), false],
  ])('%s: starts a key frame is %#', (_, packet, expected) => {
    expect(startsKeyFrame(packet, 'h264')).toBe(expected);
  });

  it.each([
    ['a whole IDR', payload(0x26, 1, 0xaf), true],
    ['a VPS', payload(0x40, 1, 0x0c), true],
    ['the first fragment of an IDR', payload(0x62, 1, 0x93), true],
    ['a later fragment of an IDR', payload(0x62, 1, 0x13), false],
    ['the first fragment of another slice', payload(0x62, 1, 0x81), false],
    ['an aggregate with an SPS in second place', payload(0x60, 1, 0, 2, 0x4e, 1, 0, 2, 0x42, 1), true],
    ['a slice', payload(0x02, 1, 0xd0), false],
    ['a packet without payload', payload(), false],
  ])('H.265, %s: starts a key frame is %#', (_, packet, expected) => {
    expect(startsKeyFrame(packet, 'h265')).toBe(expected);
  });

  it('keeps sender reports on one line over the wrap of the timestamp', () => {
    const anchor = { ssrc: 7, ntp: 3_900_000_000n << 32n, timestamp: 0xffff_fff0 };
    for (const clockRate of [90_000, 48_000]) {
      const later = reportAt(anchor, anchor.ntp + (10n << 32n), clockRate);
      expect(timestampDifference(later.timestamp, anchor.timestamp)).toBe(10 * clockRate);
      expect(instantOf(anchor, later.timestamp, clockRate)).toBe(later.ntp);
      expect(parseSenderReport(writeSenderReport(later, 1, 2))).toEqual(later);
    }
  });
});
