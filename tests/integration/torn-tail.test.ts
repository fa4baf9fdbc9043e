import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { segmentName } from '../../recordings/capture/closed-segment';
import { followSegments } from '../../recordings/capture/segment-tail';

let folder: string;
let whole: Buffer;
/** Top-level boxes of `whole`. */
let boxes: readonly { readonly type: string; readonly from: number; readonly to: number }[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'torn-'));
  const out = path.join(folder, 'whole.mp4');
  const coding = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-g',
    '25',
    '-c:a',
    'aac',
    '-movflags',
    '+frag_every_frame+empty_moov+default_base_moof',
  ];
  const sources = ['-f', 'lavfi', '-i', 'testsrc2=s=64x48:r=25', '-f', 'lavfi', '-i', 'sine=r=48000', '-t', '1'];
  await promisify(execFile)('ffmpeg', ['-v', 'error', ...sources, ...coding, out]);
  whole = await readFile(out);
  const found: { type: string; from: number; to: number }[] = [];
  for (let at = 0; at + 8 <= whole.length; at = found.at(-1)?.to ?? Infinity)
    found.push({ type: whole.toString('latin1', at + 4, at + 8), from: at, to: at + whole.readUInt32BE(at) });
  boxes = found;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const readable = (file: string) =>
  spawnSync('ffprobe', ['-v', 'quiet', '-count_packets', '-show_entries', 'stream=nb_read_packets', '-of', 'csv=p=0', file]).status === 0;

/** A recording whose writer is gone, ending after `bytes`; what the recorder makes of it. */
async function close(name: string, bytes: number) {
  const camera = path.join(folder, name);
  await mkdir(camera);
  const file = path.join(camera, segmentName(1, 0));
  await writeFile(file, whole.subarray(0, bytes));
  const before = readable(file);
  const torn: [string, number][] = [];
  const closed: number[] = [];
  await followSegments({
    ...{ folder: camera, attempt: 1, firstIndex: 0 },
    ...{ ended: () => true, left: () => false, watched: () => false },
    ...{ onInit: () => undefined, onFragment: () => undefined, onBytes: () => undefined, onNotDurable: () => undefined },
    onTorn: (of, count) => torn.push([of, count]),
    onClosed: (content) => Promise.resolve(void closed.push(content.bytes)),
  });
  return { before, after: readable(file), torn, closed, size: (await stat(file)).size };
}

it('leaves a file that players read, wherever its writer was cut off in the head of a fragment', async () => {
  const moof = boxes.filter(({ type }) => type === 'moof').at(-3);
  if (!moof) throw new Error('no fragment');
  let refused = 0;
  for (let at = moof.from + 8; at < moof.to; at += 5) {
    const { before, after, torn, closed, size } = await close(`cut-${at}`, at);
    if (!before) refused += 1;
    expect(after).toBe(true);
    expect(torn).toEqual([[segmentName(1, 0), at - moof.from]]);
    expect([closed, size]).toEqual([[moof.from], moof.from]);
  }
  // Otherwise nothing would be shown by it.
  expect(refused).toBeGreaterThan(0);
});

it('takes nothing away from torn media and from a whole file', async () => {
  const mdat = boxes.filter(({ type }) => type === 'mdat').at(-3);
  for (const [name, bytes] of [
    ['torn media', (mdat?.from ?? 0) + 20],
    ['whole', whole.length],
  ] as const)
    expect(await close(name, bytes)).toMatchObject({ after: true, torn: [], closed: [bytes], size: bytes });
});
