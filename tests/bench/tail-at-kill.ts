import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { captureArguments } from '../../recordings/capture/capture-arguments';
import { attemptName } from '../../recordings/capture/closed-segment';
import { ffconcatOf } from '../../recordings/capture/ffconcat';
import { Mp4Parser } from '../../recordings/capture/mp4-boxes';
import { seededRandom } from '../support/random';
import { waitFor } from '../support/wait-for';
import { clipCredentials, startClipCamera } from './clip-camera';
import { anchorClip, testClip } from './test-clip';

const plan = { attempt: 1, segmentSeconds: 10, audio: 'copy', tracks: 'both' } as const;
const taken = 'taken.crc';

/**
 * P8 as its row defines it: what ffmpeg had taken out of the stream (told by a framecrc output beside the shipping one) and is not in the file
 * when ffmpeg is killed with -9 at a random instant. In pictures; one sample a kill, with picture and sound.
 */
export async function tailAtKill(kills: number, seed: number): Promise<readonly number[]> {
  const camera = await startClipCamera(await testClip(anchorClip), anchorClip.frameRate);
  const random = seededRandom(seed);
  try {
    const found: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) found.push(await lostAtOneKill(camera.url, random() * 2_000));
    return found;
  } finally {
    camera.close();
  }
}

async function lostAtOneKill(url: string, afterMs: number): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-kill-'));
  try {
    await writeFile(
      path.join(folder, `${attemptName(plan.attempt)}.ffconcat`),
      ffconcatOf({ url, credentials: clipCredentials, transport: 'tcp' }),
    );
    const beside = ['-map', '0:v:0', '-c', 'copy', '-flush_packets', '1', '-f', 'framecrc', taken];
    const child = spawn('ffmpeg', [...captureArguments(plan), ...beside], { cwd: folder, stdio: 'ignore' });
    const ended = once(child, 'exit');
    await waitFor('pictures', async () => (await readFile(path.join(folder, taken), 'utf8').catch(() => '')).length > 1_000, 20_000);
    await pass(afterMs);
    child.kill('SIGKILL');
    await ended;
    return (await picturesTaken(folder)) - (await picturesWritten(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function picturesTaken(folder: string): Promise<number> {
  const lines = (await readFile(path.join(folder, taken), 'utf8')).split('\n').slice(0, -1);
  const pictures = lines.filter((line) => line !== '' && !line.startsWith('#')).length;
  if (pictures === 0) throw new Error('ffmpeg had taken nothing when it was killed');
  return pictures;
}

async function picturesWritten(folder: string): Promise<number> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.mp4')).toSorted();
  let pictures = 0;
  for (const file of files) {
    const pieces = new Mp4Parser().push(await readFile(path.join(folder, file)));
    const init = pieces.find((piece) => piece.kind === 'init');
    const video = init?.facts.tracks.find(({ kind }) => kind === 'video')?.id;
    for (const piece of pieces) if (piece.kind === 'fragment' && piece.facts.trackId === video) pictures += piece.facts.samples;
  }
  return pictures;
}
