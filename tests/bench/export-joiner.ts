import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { joinSegments } from '../../recordings/playback/join-segments';
import type { BenchRow } from './bench-row';
import { median } from './bench-row';

const run = promisify(execFile);
const SEGMENTS = 180;
const RUNS = 5;
const MEGABYTE = 1_000_000;

/**
 * P13: a 30 minute interview of about 1 GB in 180 files, exported in turn by `cp` of all files, by ours (which also hashes) and by ffmpeg's concat.
 * `cp` leaves its copy in memory, ours ends with it on the disk: they are compared up to the last byte handed over, and with the sync of both.
 * MB/s of recorded bytes; the ratio is that of the medians.
 */
export async function exportJoiner(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingxun-bench-export-'));
  try {
    const { segments, bytes } = await recording(folder);
    const list = path.join(folder, 'all.ffconcat');
    await writeFile(list, `ffconcat version 1.0\n${segments.map(({ file }) => `file '${path.join(folder, file)}'\n`).join('')}`);
    const into = path.join(folder, 'out');
    const origin = { source: { name: 'bench', url: '', mac: '', line: '' }, unit: { name: '', url: '', mac: '' }, operator: '' };
    const files = segments.map(({ file }) => path.join(folder, file));
    let handedOverAt = 0;
    const onProgress = () => (handedOverAt = performance.now());
    const join = () =>
      joinSegments({
        ...{ folder, segments, into, onProgress, nameOf: () => 'ours.mp4' },
        origin: { ...origin, exportedAt: new Date().toISOString() },
      });
    const concat = ['-v', 'error', '-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', path.join(into, 'concat.mp4')];
    const speeds: Readonly<Record<string, number[]>> = { cp: [], cpSynced: [], ours: [], oursSynced: [], ffmpeg: [] };
    const timed = async (round: number, work: () => Promise<unknown>, ends: Readonly<Record<string, () => number>>) => {
      await rm(into, { recursive: true, force: true });
      await mkdir(into);
      await run('sync', ['-f', folder]);
      const begun = performance.now();
      await work();
      // The first round warms the page cache and isn't counted.
      for (const [way, endedAt] of Object.entries(ends))
        if (round > 0) speeds[way]?.push((bytes / MEGABYTE) * (1000 / (endedAt() - begun)));
    };
    for (let round = 0; round <= RUNS; round += 1) {
      let copiedAt = 0;
      const copy = async () => {
        await run('cp', [...files, into]);
        copiedAt = performance.now();
        await run(
          'sync',
          files.map((file) => path.join(into, path.basename(file))),
        );
      };
      await timed(round, copy, { cp: () => copiedAt, cpSynced: () => performance.now() });
      await timed(round, join, { ours: () => handedOverAt, oursSynced: () => performance.now() });
      await timed(round, () => run('ffmpeg', concat), { ffmpeg: () => performance.now() });
    }
    const of = (way: string) => speeds[way] ?? [];
    return [
      row('export to one MP4 with its hash, against cp, up to the last byte handed over', 'ratio ≥ 0.8', of('ours'), of('cp'), 0.8),
      row('the same, both with the sync to the disk', 'ratio ≥ 0.8', of('oursSynced'), of('cpSynced'), 0.8),
      row("the same with its sync, against ffmpeg's concat without", 'ratio ≥ 2.5', of('oursSynced'), of('ffmpeg'), 2.5),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function row(name: string, goal: string, samples: readonly number[], limits: readonly number[], least: number): BenchRow {
  const ratio = median(samples) / median(limits);
  return { id: 'P13', name, goal, unit: 'MB/s', samples, limits, ratio, met: ratio >= least };
}

/** One file made as the recorder makes them (a fragment a frame), and copies of it: what is in the pictures doesn't matter to a copy. */
async function recording(folder: string) {
  const camera = path.join(folder, 'cam1');
  await mkdir(camera);
  const source = ['-f', 'lavfi', '-i', 'nullsrc=s=1280x720:r=25,geq=random(1)*255:128:128', '-f', 'lavfi', '-i', 'sine=440:r=48000'];
  const codecs = ['-t', '2', '-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '4M', '-maxrate', '4M', '-bufsize', '4M', '-g', '25'];
  await run('ffmpeg', [...['-v', 'error'], ...source, ...codecs, '-pix_fmt', 'yuv420p', '-c:a', 'aac', path.join(folder, 'two.mp4')]);
  const first = path.join(camera, 'a01-000000.mp4');
  const fragments = ['-movflags', '+frag_every_frame+empty_moov+default_base_moof', '-flush_packets', '1'];
  const looped = ['-v', 'error', '-stream_loop', '4', '-i', path.join(folder, 'two.mp4'), '-c', 'copy', ...fragments, first];
  await run('ffmpeg', looped);
  const zero = Date.parse('2026-11-24T01:00:00.000Z');
  const at = (n: number) => new Date(zero + n * 10_000).toISOString();
  const segments = Array.from({ length: SEGMENTS }, (_, n) => ({
    file: `cam1/a01-${String(n).padStart(6, '0')}.mp4`,
    startedAt: at(n),
    endedAt: at(n + 1),
  }));
  for (const { file } of segments.slice(1)) await copyFile(first, path.join(folder, file));
  const { stdout } = await run('du', ['--apparent-size', '-sb', camera]);
  return { segments, bytes: Number.parseInt(stdout, 10) };
}
