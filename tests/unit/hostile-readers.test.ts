import { describe, expect, it } from 'vitest';
import { parseAuthHeader } from '../../devices/cameras/digest-auth';
import { insobriety } from '../../devices/cameras/sober-xml';
import { pictureOfDescription } from '../../devices/cameras/stream-picture';
import { readMoof } from '../../recordings/capture/mp4-fragment';
import { descriptorsIn } from '../../recordings/capture/mp4-init';
import { fuzzReaders } from '../support/fuzz-readers';
import { envelope } from '../support/hostile-onvif';
import { plainSdp } from '../support/hostile-rtsp';
import { MemoryPeak } from '../support/memory-peak';
import { smallMedia } from '../support/small-media';

describe('readers of what comes from a camera', () => {
  it('5,000 damaged inputs: nothing but the declared refusals, at once and in little memory (R16)', async () => {
    const media = smallMedia();
    const peak = new MemoryPeak();
    const { findings, slowestMs } = await fuzzReaders(5_000, 20261124, media);
    expect(findings).toEqual([]);
    expect(slowestMs).toBeLessThan(1_000);
    expect(peak.grownMb).toBeLessThan(50);
  });

  it('a challenge of one endless word is read in no time', () => {
    const began = performance.now();
    expect(parseAuthHeader(`Digest ${'a'.repeat(60_000)}`)).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('four billion samples that are told and not there are not walked through', () => {
    const box = (type: string, ...bodies: Buffer[]): Buffer => {
      const body = Buffer.concat(bodies);
      const head = Buffer.alloc(8);
      head.writeUInt32BE(body.length + 8, 0);
      head.write(type, 4, 'latin1');
      return Buffer.concat([head, body]);
    };
    const trun = box('trun', Buffer.from([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]));
    const began = performance.now();
    readMoof(box('moof', box('traf', box('tfhd', Buffer.alloc(8)), trun)));
    expect(performance.now() - began).toBeLessThan(100);
  });

  it('descriptors within descriptors end', () => {
    let nested = Buffer.from([3, 0]);
    for (let i = 0; i < 20_000; i++) nested = Buffer.concat([Buffer.from([3, 0xff, 0xff, 0x7f, 0, 0, 0]), nested.subarray(0, 200_000)]);
    expect(descriptorsIn(nested).size).toBeGreaterThan(0);
  });

  it.each([
    ['as cameras send it', envelope('<a b="c"><d/></a><!-- <!x> --><![CDATA[<e>]]>'), undefined],
    ['a document type', `<!DOCTYPE x>${envelope('')}`, 'XML with a document type'],
    ['65 levels', '<a>'.repeat(65), 'XML nested too deep'],
    ['cut within a tag', '<a><b', 'XML that ends within a tag'],
    ['no tag', 'hello', 'not XML'],
  ])('XML is sober or not: %s', (_, xml, why) => {
    expect(insobriety(xml)).toBe(why);
  });

  it.each([
    [plainSdp(), 'recordable'],
    [plainSdp('a=rtpmap:96 H265/90000'), 'recordable'],
    [plainSdp('a=rtpmap:96 VP8/90000'), 'other'],
    [plainSdp('').replace('AVP 96', 'AVP 26'), 'other'],
    [plainSdp(''), 'unknown'],
    ['v=0\r\n', 'none'],
  ] as const)('the codec of %j is %s', (sdp, picture) => {
    expect(pictureOfDescription(sdp)).toBe(picture);
  });
});
