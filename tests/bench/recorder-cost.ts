import { spawn } from 'node:child_process';
import { setTimeout as pass } from 'node:timers/promises';
import { median, type BenchRow } from './bench-row';
import { clipCredentials, startClipCamera } from './clip-camera';
import { shareOfCore } from './processor-time';
import type { RecordResult } from './record-worker';
import { anchorClip, testClip } from './test-clip';
import { startRecording } from './worker';

const CAMERAS = 16;
const ROUNDS = 2;
const SECONDS = 12;
const SETTLE_MS = 5_000;
const unit = '% of a core, a camera';

/** P1 and P3: sixteen cameras recorded, and recorded while each is watched, beside as many bare copies and one transcoder, in turns. */
export async function recorderCost(): Promise<readonly BenchRow[]> {
  const clip = await testClip(anchorClip);
  const camera = await startClipCamera(clip, anchorClip.frameRate);
  const found = { ours: [] as number[], proof: [] as number[], watched: [] as number[], bare: [] as number[], transcoded: [] as number[] };
  const results: RecordResult[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      found.bare.push(await bareCopies(camera.url));
      for (const viewers of [0, 1]) {
        const recording = await startRecording({ url: camera.url, cameras: CAMERAS, segmentSeconds: 10, viewers });
        await pass(SETTLE_MS);
        const of = (which?: typeof isProofDecoder) => shareOfCore([recording.pid], SECONDS, which);
        const [all = 0, proof = 0] = (await Promise.all([of(), of(isProofDecoder)])).map((share) => share / CAMERAS);
        found[viewers === 0 ? 'ours' : 'watched'].push(all);
        if (viewers === 0) found.proof.push(proof);
        results.push(await recording.stop());
      }
      found.transcoded.push(await transcoder(clip));
    }
  } finally {
    camera.close();
  }
  const short = results.map(({ segments }) => framesShort(segments));
  const viewing = found.watched.map((cost, round) => Math.max(0, cost - (found.ours[round] ?? 0)));
  return [
    ratioRow(
      'P1',
      `${CAMERAS} cameras in 1080p25: ffmpeg, boxes, SHA-256, fsync and rows, without the decoders of the proof, against ffmpeg -c copy -f null`,
      found.ours.map((cost, round) => cost - (found.proof[round] ?? 0)),
      found.bare,
      1.5,
    ),
    ratioRow('P1', 'the same with the decoders of the proof: the whole recorder', found.ours, found.bare, 1.5),
    {
      id: 'P1',
      name: `frames short of what each camera's own times say, over ${CAMERAS} cameras`,
      goal: '0',
      unit: 'frames',
      samples: short,
      limits: [],
      ratio: Math.max(...short),
      met: short.every((frames) => frames === 0),
    },
    ratioRow('P3', 'live view: what one viewer a camera adds, against a bare copy', viewing, found.bare, 1.2),
    ratioRow('P3', 'the same against a transcoder to MPEG-1 as node-rtsp-stream runs it', viewing, found.transcoded, 1 / 15),
  ];
}

/** The decoder gives pictures and sound out on pipes of its own; nothing else here does. */
function isProofDecoder(commandLine: string): boolean {
  return /pipe:[34]/.test(commandLine);
}

/** By the stream's own times: pictures that should be between the first and the last of an attempt and aren't there. */
export function framesShort(segments: RecordResult['segments'], frameMs = 1000 / anchorClip.frameRate): number {
  const runs = new Map<string, RecordResult['segments']>();
  for (const segment of segments) runs.set(segment.run, [...(runs.get(segment.run) ?? []), segment]);
  return [...runs.values()].reduce((sum, run) => {
    const frames = run.reduce((total, segment) => total + segment.frames, 0);
    const seconds = Math.max(...run.map(({ endSeconds }) => endSeconds)) - Math.min(...run.map(({ startSeconds }) => startSeconds));
    return sum + Math.max(0, Math.floor((seconds * 1000) / frameMs) - frames);
  }, 0);
}

function ratioRow(id: string, name: string, samples: readonly number[], limits: readonly number[], most: number): BenchRow {
  const ratio = median(samples) / median(limits);
  return { id, name, goal: `ratio ≤ ${Math.round(most * 1000) / 1000}`, unit, samples, limits, ratio, met: ratio <= most };
}

async function bareCopies(url: string): Promise<number> {
  const { username, password } = clipCredentials;
  const input = url.replace('//', `//${username}:${password}@`);
  const quiet = ['-nostdin', '-loglevel', 'error', '-rtsp_transport', 'tcp'];
  const children = Array.from({ length: CAMERAS }, (_, camera) =>
    spawn('ffmpeg', [...quiet, '-i', `${input}/${camera}`, '-c', 'copy', '-f', 'null', '-'], { stdio: 'ignore' }),
  );
  await pass(SETTLE_MS);
  const cost = await shareOfCore(
    children.map(({ pid = 0 }) => pid),
    SECONDS,
  );
  for (const child of children) child.kill('SIGKILL');
  return cost / CAMERAS;
}

async function transcoder(clip: string): Promise<number> {
  const work = ['-re', '-stream_loop', '-1', '-i', clip, '-f', 'mpegts', '-codec:v', 'mpeg1video', '-b:v', '4M', '-bf', '0', '-an'];
  const child = spawn('ffmpeg', ['-nostdin', '-loglevel', 'error', ...work, '-y', '/dev/null'], { stdio: 'ignore' });
  await pass(SETTLE_MS);
  const cost = await shareOfCore([child.pid ?? 0], SECONDS);
  child.kill('SIGKILL');
  return cost;
}
