import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { openMpeg1Stream } from '../../../devices/cameras/mpeg1-stream';
import { subscribePage, TranscodedFeed, type PageChunk } from '../../../electron/ipc/transcoded-feed';
import { LiveFeed } from '../../../recordings/capture/live-tail';

const hevc = 'video/mp4; codecs="hvc1.1.6.L93.90,mp4a.40.2"';
const avc = 'video/mp4; codecs="avc1.42c01f"';

function box(type: string, ...bodies: Buffer[]): Buffer {
  const body = Buffer.concat(bodies);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
const init = Buffer.concat([box('ftyp'), box('moov')]);
const fragment = (bytes: number): Buffer => Buffer.concat([box('moof', box('traf')), box('mdat', Buffer.alloc(bytes))]);

/** A transcoder that reads nothing and gives only what it is told to. */
function idleTranscoders() {
  const opened: {
    readonly input: Readable;
    readonly give: (bytes: Buffer) => void;
    readonly end: (() => void) | undefined;
    closed: boolean;
  }[] = [];
  const open: typeof openMpeg1Stream = (input, give, end) => {
    if (typeof input === 'string') throw new Error('a path was not expected');
    const run = { input, give, end, closed: false };
    opened.push(run);
    return { close: () => void (run.closed = true) };
  };
  return { opened, open };
}

describe('the transcoded feed of a camera', () => {
  it('has one transcoder for all viewers, from the first to the last', () => {
    const { opened, open } = idleTranscoders();
    const tail = new LiveFeed();
    tail.init(hevc, init);
    const feed = new TranscodedFeed(tail, open);
    const seen: PageChunk[][] = [[], []];
    const leaves = seen.map((chunks) => feed.join((chunk) => chunks.push(chunk)));
    tail.media(fragment(10), true);
    opened[0]?.give(Buffer.alloc(200, 0x47));
    opened[0]?.give(Buffer.alloc(180, 0x47));
    for (const chunks of seen) {
      expect(chunks.map(({ kind, mimeType, bytes }) => [kind, mimeType, bytes.length])).toEqual([
        ['mpeg1', 'video/mp2t', 188],
        ['mpeg1', undefined, 188],
      ]);
    }
    leaves[0]?.();
    expect(opened.map(({ closed }) => closed)).toEqual([false]);
    leaves[1]?.();
    expect(opened.map(({ closed }) => closed)).toEqual([true]);
  });

  it('feeds the files of one stream as one', () => {
    const { opened, open } = idleTranscoders();
    const tail = new LiveFeed();
    tail.init(hevc, init);
    new TranscodedFeed(tail, open).join(() => undefined);
    tail.media(fragment(10), true);
    tail.init(hevc, init);
    tail.media(fragment(20), true);
    expect(opened).toHaveLength(1);
    expect(opened[0]?.input.read()).toEqual(Buffer.concat([init, fragment(10), fragment(20)]));
  });

  it('gives up a transcoder that is too slow instead of piling up, and begins anew with the next file', () => {
    const { opened, open } = idleTranscoders();
    const tail = new LiveFeed();
    tail.init(hevc, init);
    new TranscodedFeed(tail, open).join(() => undefined);
    for (let count = 0; count < 100; count += 1) tail.media(fragment(100_000), count % 10 === 0);
    expect(opened.map(({ closed }) => closed)).toEqual([true]);
    expect(opened[0]?.input.readableLength).toBeLessThan(5_000_000);
    tail.init(hevc, init);
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('begins anew with the next file after the transcoder ended, and at once when the stream is another', () => {
    const { opened, open } = idleTranscoders();
    const tail = new LiveFeed();
    tail.init(hevc, init);
    new TranscodedFeed(tail, open).join(() => undefined);
    opened[0]?.end?.();
    tail.init(hevc, init);
    expect(opened).toHaveLength(2);
    tail.init(hevc, Buffer.concat([init, box('free')]));
    expect(opened).toHaveLength(3);
    expect(opened[1]?.closed).toBe(true);
  });

  it('leaves the very bytes to a page that plays them', () => {
    const tail = new LiveFeed();
    const seen: PageChunk[] = [];
    tail.init(avc, init);
    const leave = subscribePage(tail, (chunk) => seen.push(chunk));
    tail.media(fragment(10), true);
    leave();
    tail.media(fragment(10), true);
    expect(seen).toEqual([
      { kind: 'init', mimeType: avc, bytes: init },
      { kind: 'media', mimeType: undefined, bytes: fragment(10) },
    ]);
  });
});
