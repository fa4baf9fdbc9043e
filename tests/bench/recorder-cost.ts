import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pass } from 'node:timers/promises';
import { median, type BenchRow } from './bench-row';
import { clipCredentials, startClipCamera } from './clip-camera';
import { processorSeconds } from './processor-time';
import type { RecordOrder, RecordResult } from './record-worker';
import { anchorClip, testClip } from './test-clip';

const CAMERAS = Number(process.env['CAMERAS'] ?? 16);
const SECONDS = Number(process.env['SECONDS_EACH'] ?? 12);

/** P1: the whole recorder beside as many bare copies, in turns. */
export async function recorderCost(rounds = 2): Promise<readonly BenchRow[]> {
  const camera = await startClipCamera(await testClip(anchorClip), anchorClip.frameRate);
  const ours: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await bareCopies(camera.url));
      ours.push(await recorder({ url: camera.url, cameras: CAMERAS, segmentSeconds: 10 }));
    }
  } finally {
    camera.close();
  }
  const ratio = median(ours) / median(bare);
  const unit = '% of a core, a camera';
  return [{ id: 'P1', name: `${CAMERAS} cameras recorded`, goal: '≤ 1.5', unit, samples: ours, limits: bare, ratio, met: ratio <= 1.5 }];
}

async function bareCopies(url: string): Promise<number> {
  const { username, password } = clipCredentials;
  const children = Array.from({ length: CAMERAS }, (_, camera) =>
    spawn(
      'ffmpeg',
      [
        '-nostdin',
        '-loglevel',
        'error',
        '-rtsp_transport',
        'tcp',
        '-i',
        url.replace('//', `//${username}:${password}@`) + `/${camera}`,
        '-c',
        'copy',
        '-f',
        'null',
        '-',
      ],
      { stdio: 'ignore' },
    ),
  );
  await pass(6_000);
  const cost = await share(children);
  for (const child of children) child.kill('SIGKILL');
  return cost;
}

async function recorder(order: RecordOrder): Promise<number> {
  const worker = spawn(
    process.execPath,
    [
      ...(process.env['PROF'] ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'] : []),
      process.argv[1] ?? '',
      'record-worker',
      JSON.stringify(order),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  let said = '';
  worker.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await once(worker.stdout, 'data');
  const cost = await share([worker]);
  worker.stdin.write('stop\n');
  await once(worker, 'exit');
  const result = JSON.parse(said.split('\n')[1] ?? '') as RecordResult;
  const frames = result.segments.reduce((sum, { frames: one }) => sum + one, 0);
  const expected = result.segments.reduce((sum, { durationMs }) => sum + durationMs, 0) / 40;
  console.log(
    `segments ${result.segments.length} frames ${frames} of ${expected} gaps ${result.gaps} links ${result.links} rows ${result.rows}`,
  );
  return cost;
}

/** Percent of a core that the processes use, over all cameras. */
async function share(processes: readonly ChildProcess[]): Promise<number> {
  const sum = () => processes.reduce((total, { pid }) => total + processorSeconds(pid ?? 0), 0);
  const [before, begun] = [sum(), performance.now()];
  await pass(SECONDS * 1000);
  return ((sum() - before) / ((performance.now() - begun) / 1000) / CAMERAS) * 100;
}
