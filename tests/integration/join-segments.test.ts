import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxesIn } from '../../recordings/capture/mp4-box';
import { joinSegments, type JoinOrder } from '../../recordings/playback/join-segments';
import { recordSmall, type SmallCamera } from '../support/small-recording';

const run = promisify(execFile);
const startedAt = '2026-11-24T01:00:00.250Z';
const origin = {
  source: { name: '正面', url: '', mac: '', line: 'cam' },
  unit: { name: '第一询问室', url: '', mac: '' },
  operator: '梁淑芬',
  exportedAt: '2026-11-25T02:00:00.000Z',
};

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'join-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function recorded(...cameras: readonly SmallCamera[]): Promise<JoinOrder> {
  const folder = await mkdtemp(path.join(root, 'session-'));
  const segments = [];
  for (const camera of cameras) segments.push(...(await recordSmall(folder, camera)));
  const into = path.join(folder, 'out');
  await mkdir(into);
  return { folder, segments, into, nameOf: (n, of) => (of === 1 ? 'joined.mp4' : `joined-${n}.mp4`), origin };
}

/** Of every frame of a stream: when, and what of it. */
async function frames(file: string, stream: 'v' | 'a') {
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, '-map', `0:${stream}`, '-f', 'framemd5', '-'], { maxBuffer: 1e8 });
  const lines = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [, num = '1', den = '1'] = /#tb 0: (\d+)\/(\d+)/.exec(stdout) ?? [];
  const fields = lines.map((line) => line.split(',').map((field) => field.trim()));
  return {
    md5: fields.map((line) => line[5]),
    seconds: fields.map((line) => (Number(line[2]) * Number(num)) / Number(den)),
  };
}

async function byFfmpeg({ folder, segments }: JoinOrder): Promise<string> {
  const list = path.join(folder, 'all.ffconcat');
  await writeFile(list, `ffconcat version 1.0\n${segments.map(({ file }) => `file '${path.join(folder, file)}'\n`).join('')}`);
  const target = path.join(folder, 'concat.mp4');
  await run('ffmpeg', ['-v', 'error', '-f', 'concat', '-safe', '0', '-i', list, '-map', '0', '-c', 'copy', target]);
  return target;
}

const kinds: readonly (readonly [string, Partial<SmallCamera>, readonly string[]])[] = [
  ['pictures and sound', {}, ['video', 'audio']],
  ['reordered pictures', { picture: 'h264-reordered' }, ['video', 'audio']],
  ['HEVC', { picture: 'hevc' }, ['video', 'audio']],
  ['pictures without sound', { sound: false }, ['video']],
  ['a microphone', { picture: 'none' }, ['audio']],
];

describe('a camera’s files joined', () => {
  it.each(kinds)('are frame for frame what ffmpeg’s concat gives: %s', async (_, camera, tracks) => {
    const order = await recorded({ id: 'cam', seconds: 5, startedAt, ...camera });
    expect(order.segments.length).toBeGreaterThan(1);
    const [made, more] = await joinSegments(order);
    if (!made || more) throw new Error('one file was expected');
    const ours = path.join(order.into, made.file);
    expect(made.tracks.map(({ kind }) => kind)).toEqual(tracks);
    const theirs = await byFfmpeg(order);
    for (const stream of made.tracks.map(({ kind }) => (kind === 'video' ? 'v' : 'a'))) {
      const [a, b] = [await frames(ours, stream), await frames(theirs, stream)];
      expect(a.md5).toEqual(b.md5);
      // concat lets each file begin where the longer of sound and picture ended: an audio frame a file.
      if (camera.picture === 'h264-reordered') continue;
      expect(Math.max(...a.seconds.map((seconds, n) => Math.abs(seconds - (b.seconds[n] ?? 0))))).toBeLessThan(0.1);
      if (stream === 'a') continue;
      // No seam where one file ends and the next begins; the encoder's own first frame is a little long.
      const steps = a.seconds.slice(2).map((seconds, n) => seconds - (a.seconds[n + 1] ?? 0));
      expect(Math.max(...steps.map((seconds) => Math.abs(seconds - 1 / 25)))).toBeLessThan(0.002);
    }
    expect((await run('ffprobe', ['-v', 'warning', ours])).stderr).toBe('');
    const bytes = await readFile(ours);
    expect(made.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(boxesIn(bytes).map(({ type }) => type)).toEqual(['ftyp', 'meta', 'moov', 'mdat']);
  });

  it('say when they were recorded, by whom exported, as MP4 and as ONVIF’s export format do', async () => {
    const order = await recorded({ id: 'cam', seconds: 3, startedAt });
    const [made] = await joinSegments(order);
    const file = path.join(order.into, made?.file ?? '');
    const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', 'format_tags=creation_time', '-of', 'csv=p=0', file]);
    expect(stdout.trim()).toBe('2026-11-24T01:00:00.000000Z');
    const meta =
      boxesIn(await readFile(file))
        .find(({ type }) => type === 'meta')
        ?.body.subarray(4) ?? Buffer.alloc(0);
    const [hdlr, suep, cstb] = boxesIn(meta);
    expect([hdlr?.type, suep?.type, cstb?.type]).toEqual(['hdlr', 'suep', 'cstb']);
    expect(suep?.body.toString('utf8')).toContain('第一询问室\0\0\0');
    expect(suep?.body.toString('utf8')).toContain('梁淑芬\0');
    // 100 ns since 1601: the known distance of the two epochs, and the instant to the millisecond.
    expect(cstb?.body.readBigUInt64BE(8)).toBe(BigInt(Date.parse(startedAt) + 11_644_473_600_000) * 10_000n);
  });

  it('keep a gap between two attempts as long as it was', async () => {
    const order = await recorded(
      { id: 'cam', seconds: 3, startedAt },
      { id: 'cam', attempt: 2, seconds: 3, startedAt: '2026-11-24T01:00:10.250Z' },
    );
    const [made, more] = await joinSegments(order);
    expect(more).toBeUndefined();
    const file = path.join(order.into, made?.file ?? '');
    const [pictures, sound] = [await frames(file, 'v'), await frames(file, 'a')];
    expect(pictures.md5).toHaveLength(150);
    expect(pictures.seconds[74]).toBeLessThan(3.05);
    expect(pictures.seconds[75]).toBeCloseTo(10, 3);
    expect(sound.seconds.find((at) => at > 4)).toBeCloseTo(10, 1);
    // Frames behind the gap are found when it is sought.
    const { stdout } = await run('ffprobe', [
      '-v',
      'error',
      '-read_intervals',
      '11%+#1',
      '-select_streams',
      'v',
      ...csv('packet=pts_time'),
      file,
    ]);
    expect(Number.parseFloat(stdout)).toBeGreaterThan(9.9);
  });

  it('are a file for each format where the camera came back with another', async () => {
    const order = await recorded(
      { id: 'cam', seconds: 3, startedAt },
      { id: 'cam', attempt: 2, seconds: 3, size: '640x360', startedAt: '2026-11-24T01:00:05.000Z' },
    );
    const made = await joinSegments(order);
    expect(made.map(({ file, startedAt: at }) => [file, at])).toEqual([
      ['joined-1.mp4', startedAt],
      ['joined-2.mp4', '2026-11-24T01:00:05.000Z'],
    ]);
    for (const { file } of made) expect((await frames(path.join(order.into, file), 'v')).md5).toHaveLength(75);
  });

  it('are a file for each set of tracks where sound or picture was withheld', async () => {
    const part = (attempt: number, second: number, has: Partial<SmallCamera> = {}): SmallCamera => ({
      ...{ id: 'cam', attempt, seconds: 2, startedAt: `2026-11-24T01:00:${String(second).padStart(2, '0')}.000Z` },
      ...has,
    });
    const order = await recorded(part(1, 0), part(2, 3, { sound: false }), part(3, 6), part(4, 9, { picture: 'none' }), part(5, 12));
    const made = await joinSegments(order);
    expect(made.map(({ tracks }) => tracks.map(({ kind }) => kind).join('+'))).toEqual([
      ...['video+audio', 'video', 'video+audio', 'audio', 'video+audio'],
    ]);
    expect(made.map(({ startedAt: at }) => new Date(at).getUTCSeconds())).toEqual([0, 3, 6, 9, 12]);
  });
});

describe('what can go wrong', () => {
  it('overwrites nothing', async () => {
    const order = await recorded({ id: 'cam', seconds: 1, startedAt });
    await writeFile(path.join(order.into, 'joined.mp4'), 'mine');
    await expect(joinSegments(order)).rejects.toMatchObject({ code: 'derived.target-exists' });
    expect(await readFile(path.join(order.into, 'joined.mp4'), 'utf8')).toBe('mine');
  });

  it('leaves nothing when it is cancelled, when a file is gone or when a name would not last', async () => {
    const order = await recorded({ id: 'cam', seconds: 3, startedAt });
    const cancel = new AbortController();
    await expect(joinSegments({ ...order, signal: cancel.signal, onProgress: () => cancel.abort() })).rejects.toMatchObject({
      name: 'DerivedError',
    });
    await expect(joinSegments({ ...order, nameOf: () => 'a:b.mp4' })).rejects.toMatchObject({ code: 'derived.bad-name' });
    await rm(path.join(order.folder, order.segments[1]?.file ?? ''));
    await expect(joinSegments(order)).rejects.toMatchObject({ code: 'derived.unreadable' });
    expect(await readdir(order.into)).toEqual([]);
  });

  it.skipIf(process.getuid?.() !== 0)('leaves nothing half on a full disk', async () => {
    const order = await recorded({ id: 'cam', seconds: 6, startedAt });
    await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'full', order.into]);
    try {
      await expect(joinSegments(order)).rejects.toMatchObject({ code: 'derived.no-space' });
      expect(await readdir(order.into)).toEqual([]);
    } finally {
      await run('umount', [order.into]);
    }
  });

  it('leaves out a last fragment that a power cut left half', async () => {
    const order = await recorded({ id: 'cam', seconds: 2, startedAt, sound: false });
    const [{ file } = { file: '' }] = order.segments;
    const whole = await readFile(path.join(order.folder, file));
    const cut = whole.subarray(0, whole.lastIndexOf('mdat') + 40);
    await writeFile(path.join(order.folder, file), cut);
    const [made] = await joinSegments({ ...order, segments: order.segments.slice(0, 1) });
    expect(made?.tracks[0]?.samples).toBe(49);
    expect((await frames(path.join(order.into, 'joined.mp4'), 'v')).md5).toHaveLength(49);
  });
});

function csv(entries: string): readonly string[] {
  return ['-show_entries', entries, '-of', 'csv=p=0'];
}
