import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { picture } from '../../../../devices/signing/fingerprint-packets';
import { greyPng } from '../../../../devices/signing/grey-png';
import { drawThumb } from '../../../../devices/signing/simulator/drawn-thumb';

function chunksOf(png: Buffer): { type: string; content: Buffer; intact: boolean }[] {
  const chunks = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    chunks.push({
      type: body.toString('latin1', 0, 4),
      content: body.subarray(4),
      intact: crc32(body) === png.readUInt32BE(at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

describe('a grey PNG', () => {
  it('carries every point of the picture, in intact chunks', () => {
    const points = drawThumb(3);
    const chunks = chunksOf(greyPng(picture.widthPx, picture.heightPx, points));
    expect(chunks.map(({ type, intact }) => [type, intact])).toEqual([
      ['IHDR', true],
      ['IDAT', true],
      ['IEND', true],
    ]);
    const head = chunks[0]?.content ?? Buffer.alloc(13);
    expect([head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9]]).toEqual([256, 288, 4, 0]);
    const rows = inflateSync(chunks[1]?.content ?? Buffer.alloc(0));
    const back = Buffer.concat(Array.from({ length: 288 }, (_, y) => rows.subarray(y * 129 + 1, (y + 1) * 129)));
    expect(back.equals(points)).toBe(true);
  });

  it('refuses points that do not fill the picture', () => {
    expect(() => greyPng(256, 288, Buffer.alloc(100))).toThrow(RangeError);
  });

  it('is drawn differently for each thumb, and the same for the same', () => {
    expect(drawThumb(1).equals(drawThumb(1))).toBe(true);
    expect(drawThumb(1).equals(drawThumb(2))).toBe(false);
  });
});
