import { describe, expect, it } from 'vitest';
import { FormatWatch, nalUnitsIn } from '../../../../recordings/capture/picture-setup';

const h264 = { codec: 'h264', lengthBytes: 4 } as const;
const h265 = { codec: 'h265', lengthBytes: 4 } as const;

/** A fragment with these units, each written as hex. */
function fragment(...units: readonly string[]): Buffer {
  const data = Buffer.concat(
    units.flatMap((unit) => {
      const bytes = Buffer.from(unit, 'hex');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + data.length);
  head.write('mdat', 4, 'latin1');
  return Buffer.concat([head, data]);
}
const [sps, otherSps, pps, idr, picture] = ['6742c01f01', '6742c01f02', '68ce01', '65b801', '419a02'];

describe('the format of the recorded pictures', () => {
  it('is the same while the parameter sets of the first key frame come again, also with several of a kind', () => {
    const watch = new FormatWatch(h264);
    for (let group = 0; group < 3; group += 1) {
      expect(watch.changes(fragment(sps, pps, '68ce02', idr))).toBe(false);
      expect(watch.changes(fragment(picture))).toBe(false);
    }
  });
  it('changes with another parameter set', () => {
    const watch = new FormatWatch(h264);
    watch.changes(fragment(sps, pps, idr));
    expect(watch.changes(fragment(otherSps, pps, idr))).toBe(true);
  });
  it('stays where a camera sends none of its sets with the pictures', () => {
    const watch = new FormatWatch(h264);
    expect([idr, picture, idr].map((unit) => watch.changes(fragment(unit)))).toEqual([false, false, false]);
  });
  it('changes when H.265 comes in a file of H.264, and the other way round', () => {
    expect(new FormatWatch(h264).changes(fragment('0201d00978'))).toBe(true);
    expect(new FormatWatch(h264).changes(fragment('40010c01'))).toBe(true);
    expect(new FormatWatch(h265).changes(fragment('0201d00978'))).toBe(false);
    expect(new FormatWatch(h265).changes(fragment('65b80102'))).toBe(true);
  });
  it('gives up at a length that lies', () => {
    const lying = fragment(idr);
    lying.writeUInt32BE(0xffffff, 8);
    expect(nalUnitsIn(lying, h264)).toEqual([]);
  });
});
