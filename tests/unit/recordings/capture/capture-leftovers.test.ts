import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clearLeftovers } from '../../../../recordings/capture/capture-leftovers';
import { waitFor } from '../../../support/wait-for';

let folder: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leftovers-'));
});

afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** An ffmpeg that writes segments into the folder, as one does whose kiosk died before it noted its pid. */
async function stray(attempt: string): Promise<ChildProcess> {
  const picture = ['-re', '-f', 'lavfi', '-i', 'color=size=32x32:rate=5'];
  const segments = ['-f', 'segment', '-segment_list', `${attempt}.csv`, `${attempt}-%06d.mp4`];
  const child = spawn('ffmpeg', ['-nostdin', '-v', 'error', ...picture, '-c:v', 'mpeg4', ...segments], { cwd: folder, stdio: 'ignore' });
  running.push(child);
  await waitFor('its first file', async () => (await readdir(folder)).includes(`${attempt}-000000.mp4`));
  return child;
}

it('ends an ffmpeg that nobody knows of, and leaves the adopted one alone', async () => {
  const [known, unknown] = [await stray('a01'), await stray('a02')];
  const ended = once(unknown, 'exit');
  await clearLeftovers(folder, { attempt: 1, process: { pid: known.pid ?? 0 } });
  await ended;
  expect(known.exitCode).toBeNull();
  expect(known.signalCode).toBeNull();
});

it('takes away addresses, half a pid file and passwords in logs, but not what the adopted attempt needs', async () => {
  const line = "Impossible to open 'rtsp://admin:geheim@10.0.0.9/live'\n";
  const files = [
    'a01.ffconcat',
    'a02.ffconcat',
    'capture-pid.json.part',
    'a01.log',
    'a02.log',
    'a02-000000.mp4',
    'a02.csv',
    'capture.jsonl',
  ];
  for (const file of files) await writeFile(path.join(folder, file), line);
  await clearLeftovers(folder, { attempt: 2, process: { pid: 0 } });
  expect((await readdir(folder)).toSorted()).toEqual(['a01.log', 'a02-000000.mp4', 'a02.csv', 'a02.ffconcat', 'a02.log', 'capture.jsonl']);
  expect(await readFile(path.join(folder, 'a01.log'), 'utf8')).not.toContain('geheim');
  await clearLeftovers(folder, undefined);
  expect(await readdir(folder)).not.toContain('a02.ffconcat');
});
