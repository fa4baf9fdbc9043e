import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeComposite } from '../../recordings/playback/composite';
import { encoderOptions, encoderThreads, NICENESS } from '../../recordings/playback/encode-chunk';
import { timelineOf } from '../../recordings/playback/timeline';
import { recordSmall } from '../support/small-recording';
import type { BenchRow } from './bench-row';
import { median } from './bench-row';

const run = promisify(execFile);
const SECONDS = 24;
const RUNS = 3;
const font = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const [startedAt, exportedAt] = ['2026-11-24T01:00:00.000Z', '2026-11-25T01:00:00.000Z'];

/**
 * P14: 画中画 of two cameras in 1080p, chunk by chunk with its joining, against one bare ffmpeg that lays the same inset and the same lines over the
 * same pictures with the same preset, threads and niceness. Seconds of film a second; the ratio is that of the medians.
 */
export async function compositeSpeed(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingxun-bench-composite-'));
  try {
    const camera = { size: '1920x1080', seconds: SECONDS, segmentSeconds: 10, startedAt };
    const segments = [
      ...(await recordSmall(folder, { ...camera, id: 'front' })),
      ...(await recordSmall(folder, { ...camera, id: 'room', sound: false })),
    ];
    const timeline = timelineOf(['front', 'room'], segments, []);
    if (!timeline) throw new Error('nothing recorded');
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < RUNS; round += 1) {
      const target = path.join(folder, `ours-${round}.mp4`);
      bare.push(await speed(() => bareFfmpeg(folder, path.join(folder, `bare-${round}.mp4`))));
      ours.push(
        await speed(() =>
          makeComposite({
            ...{ folder, timeline, mainId: 'front', insetId: 'room', target, font, climate: [], workFolder: `${target}.work` },
            words: { caseLine: 'case', mark: 'derived', gap: 'gap' },
            origin: { source: empty, unit: empty, operator: '', exportedAt },
          }),
        ),
      );
    }
    const ratio = median(ours) / median(bare);
    const name = 'picture in picture, 1080p, veryfast, against bare ffmpeg';
    return [{ id: 'P14', name, goal: 'ratio ≥ 0.95', unit: '× real time', samples: ours, limits: bare, ratio, met: ratio >= 0.95 }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const empty = { name: '', url: '', mac: '', line: '' };

async function speed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (SECONDS * 1000) / (performance.now() - begun);
}

async function bareFfmpeg(folder: string, target: string): Promise<void> {
  const lists = await Promise.all(['front', 'room'].map((id) => listOf(folder, id)));
  const line = (text: string, y: string) =>
    `drawtext=fontfile=${font}:text='${text}':fontcolor=white:fontsize=36:box=1:boxcolor=black@0.55:boxborderw=10:x=24:y=${y}`;
  const lines = [line('derived', '24'), line('case', 'h-82'), line('%{pts}', 'h-140')].join(',');
  const filter = `[1:v]scale=480:270:flags=bilinear[i];[0:v][i]overlay=x=W-w-24:y=24,${lines},format=yuv420p[out]`;
  const sources = lists.flatMap((list) => ['-f', 'concat', '-safe', '0', '-i', list]);
  const coding = [...encoderOptions, '-filter_complex_threads', String(encoderThreads()), '-c:a', 'copy'];
  const args = ['-v', 'error', ...sources, '-filter_complex', filter, '-map', '[out]', '-map', '0:a', ...coding, '-y', target];
  await run('nice', ['-n', String(NICENESS), 'ffmpeg', ...args]);
}

async function listOf(folder: string, id: string): Promise<string> {
  const files = (await readdir(path.join(folder, id))).filter((name) => name.endsWith('.mp4')).toSorted();
  const list = path.join(folder, `${id}.ffconcat`);
  await writeFile(list, `ffconcat version 1.0\n${files.map((file) => `file '${path.join(folder, id, file)}'\n`).join('')}`);
  return list;
}
