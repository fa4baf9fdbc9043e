import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mp4Parser } from '../../../../recordings/capture/mp4-boxes';
import type { Mp4Piece } from '../../../../recordings/capture/mp4-boxes';
import { picturesAlone } from '../../../../recordings/capture/pictures-alone';
import { LiveFeed } from '../../../../recordings/capture/live-tail';
import type { LiveChunk } from '../../../../recordings/capture/live-tail';

let folder: string;
let file: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'boxes-'));
  const out = path.join(folder, 'small.mp4');
  const sources = ['-f', 'lavfi', '-i', 'testsrc2=s=64x48:r=25', '-f', 'lavfi', '-i', 'sine=r=48000', '-t', '2'];
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-g', '25', '-c:a', 'aac'];
  await promisify(execFile)('ffmpeg', [
    '-v',
    'error',
    ...sources,
    ...coding,
    '-movflags',
    '+frag_every_frame+empty_moov+default_base_moof',
    out,
  ]);
  file = await readFile(out);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function parse(portionBytes: number): Mp4Piece[] {
  const parser = new Mp4Parser();
  return Array.from({ length: Math.ceil(file.length / portionBytes) }, (_, i) =>
    parser.push(file.subarray(i * portionBytes, (i + 1) * portionBytes)),
  ).flat();
}

describe('the boxes of a growing file', () => {
  it('are the same whatever the portions they come in', () => {
    const whole = parse(file.length);
    expect(parse(1_000)).toEqual(whole);
    expect(parse(7)).toEqual(whole);
  });
  it('give the tracks, every frame and every key frame', () => {
    const [init, ...fragments] = parse(4_096);
    if (init?.kind !== 'init') throw new Error('no init');
    expect(init.facts.tracks).toMatchObject([
      { kind: 'video', width: 64, height: 48, codec: expect.stringMatching(/^avc1\.42c0[0-9a-f]{2}$/) as string },
      { kind: 'audio', timescale: 48_000, codec: 'mp4a.40.2' },
    ]);
    const video = fragments.flatMap((piece) => (piece.kind === 'fragment' && piece.facts.trackId === 1 ? [piece.facts] : []));
    expect(video.reduce((sum, { samples }) => sum + samples, 0)).toBe(50);
    expect(video.flatMap(({ isKey }, i) => (isKey ? [i] : []))).toEqual([0, 25]);
  });
  it('leave out a fragment that is not whole, and stop at what is no box', () => {
    expect(new Mp4Parser().push(file.subarray(0, 40))).toEqual([]);
    expect(new Mp4Parser().push(Buffer.from('00000003deadbeef', 'hex'))).toEqual([{ kind: 'broken' }]);
  });
});

describe('the pictures alone', () => {
  it('play without the sound that the file promises beside them', async () => {
    const [init, ...fragments] = parse(file.length);
    if (init?.kind !== 'init') throw new Error('no init');
    const alone = picturesAlone(init);
    expect(alone.facts.tracks).toEqual(init.facts.tracks.filter(({ kind }) => kind === 'video'));
    expect(alone.facts.mimeType).toMatch(/^video\/mp4; codecs="avc1\.42c0[0-9a-f]{2}"$/);
    const pictures = fragments.flatMap((piece) => (piece.kind === 'fragment' && piece.facts.trackId === 1 ? [piece.bytes] : []));
    const target = path.join(folder, 'pictures.mp4');
    await writeFile(target, Buffer.concat([alone.bytes, ...pictures]));
    const ask = ['-v', 'error', '-count_frames', '-show_entries', 'stream=codec_type,nb_read_frames', '-of', 'csv=p=0', target];
    const { stdout, stderr } = await promisify(execFile)('ffprobe', ask);
    expect([stdout.trim(), stderr]).toEqual(['video,50', '']);
  });
});

describe('the live tail', () => {
  it('gives who comes later the init and the newest group, then what is appended; a failing viewer disturbs nobody', () => {
    const feed = new LiveFeed();
    const bytes = (text: string): Uint8Array => Buffer.from(text);
    feed.subscribe(() => {
      throw new Error('a viewer gone wrong');
    });
    feed.init('video/mp4', bytes('init'));
    feed.media(bytes('key 1'), true);
    feed.media(bytes('next'), false);
    feed.media(bytes('key 2'), true);
    const seen: LiveChunk[] = [];
    const stop = feed.subscribe((chunk) => seen.push(chunk));
    feed.media(bytes('more'), false);
    stop();
    feed.media(bytes('unseen'), false);
    expect(seen.map((chunk) => Buffer.from(chunk.bytes).toString())).toEqual(['init', 'key 2', 'more']);
    const later: LiveChunk[] = [];
    feed.subscribe((chunk) => later.push(chunk));
    expect(later.map((chunk) => Buffer.from(chunk.bytes).toString())).toEqual(['init', 'key 2moreunseen']);
  });
});
