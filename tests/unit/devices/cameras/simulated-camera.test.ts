import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSimulatedCamera, type SimulatedCamera } from '../../../../devices/cameras/simulator/simulated-camera';
import { playStream } from './play-stream';
import { frameGaps, readFrameNumbers } from '../../../support/frame-numbers';
import { waitFor } from '../../../support/wait-for';

const run = promisify(execFile);
let camera: SimulatedCamera;
let folder: string;
let source: string;
const clients: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camera-test-'));
  camera = await startSimulatedCamera({ id: 'cam-1', name: '法制一号机位', username: 'admin', password: 'p#ss@1%', picture: 'questioned' });
  source = join(folder, 'camera.ffconcat');
  const address = camera.rtspUrl.replace('//', '//admin:p%23ss%401%25@');
  await writeFile(source, `ffconcat version 1.0\nfile '${address}'\noption rtsp_transport tcp\n`, { mode: 0o600 });
});
afterEach(() => clients.splice(0).forEach((client) => client.kill('SIGKILL')));
afterAll(async () => {
  await camera.close();
  await rm(folder, { recursive: true });
});

const INPUT = ['-hide_banner', '-nostdin', '-f', 'concat', '-safe', '0', '-protocol_whitelist', 'file,rtsp,rtp,tcp,udp', '-i'];

/** What ffmpeg says of a while of the live stream under these filters. */
async function watch(seconds: number, ...filters: string[]): Promise<string> {
  const { stderr } = await run('ffmpeg', [...INPUT, source, '-t', String(seconds), ...filters, '-f', 'null', '-']);
  return stderr;
}

/** A client that writes what it gets into a file for as long as it is let. */
function keepReceiving(name: string): { bytes(): Promise<number>; ended(): boolean; file: string } {
  const file = join(folder, name);
  const client = spawn('ffmpeg', [...INPUT, source, '-c', 'copy', '-flush_packets', '1', '-f', 'mpegts', file], { stdio: 'ignore' });
  clients.push(client);
  return {
    file,
    bytes: () =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ended: () => client.exitCode !== null || client.signalCode !== null,
  };
}

describe('a simulated camera', () => {
  it('is recorded by stream copy without a fault or a lost frame, through a file that holds its password', async () => {
    const movflags = 'movflags=+frag_every_frame+empty_moov+default_base_moof';
    const segments = [
      '-f',
      'segment',
      '-segment_time',
      '3',
      '-segment_format',
      'mp4',
      '-segment_format_options',
      movflags,
      join(folder, 'seg-%02d.mp4'),
    ];
    await run('ffmpeg', [...INPUT, source, '-t', '11', '-c', 'copy', ...segments, '-t', '11', '-c', 'copy', join(folder, 'whole.mkv')]);
    const files = (await readdir(folder))
      .filter((name) => name.startsWith('seg-'))
      .sort()
      .map((name) => join(folder, name));
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) expect((await run('ffprobe', ['-v', 'warning', file])).stderr).toBe('');
    const numbers = await readFrameNumbers(files);
    expect(numbers.length).toBeGreaterThanOrEqual(270);
    expect(frameGaps(numbers)).toEqual([]);
  });

  it.each([
    ['picture', 'v', 0.04],
    ['sound', 'a', 1024 / 48_000],
  ] as const)('keeps its %s on one line of time over three sender reports', async (_, stream, step) => {
    const { stdout } = await run('ffprobe', [
      '-v',
      'error',
      '-select_streams',
      stream,
      '-show_entries',
      'packet=pts_time',
      '-of',
      'csv=p=0',
      join(folder, 'whole.mkv'),
    ]);
    // ffmpeg gives the first frame of any RTSP camera no time of its own.
    const times = stdout.trim().split('\n').map(Number).slice(1);
    const offs = times.slice(1).map((time, i) => Math.abs(time - (times[i] ?? NaN) - step));
    expect(offs.length).toBeGreaterThan(260);
    expect(Math.max(...offs)).toBeLessThan(0.003);
  });

  it('turns black and mute, both seen by who receives, and comes back', async () => {
    const look = ['-vf', 'blackdetect=d=0.4', '-af', 'silencedetect=noise=-70dB:d=0.4'];
    expect(await watch(1.5, ...look)).not.toMatch(/black_start|silence_start/);
    await camera.fault('black', true);
    await camera.fault('mute', true);
    const dark = await watch(2.5, ...look);
    expect(dark).toMatch(/black_start/);
    expect(dark).toMatch(/silence_start/);
    await camera.fault('black', false);
    await camera.fault('mute', false);
    // The commands take a moment: what is dark must end.
    expect(await watch(2.5, ...look)).not.toMatch(/black_end:2|silence_start: [1-9]/);
  });

  it.each([
    ['a right', false],
    ['a wrong', { offsetMs: -3_600_000 }],
  ] as const)('burns in %s clock', async (_, setting) => {
    await camera.fault('wrongClock', setting);
    const brightness = await watch(0.5, '-vf', 'crop=260:32:16:14,signalstats,metadata=print:key=lavfi.signalstats.YMAX');
    await camera.fault('wrongClock', false);
    expect(Number(/YMAX=(\d+)\s*$/m.exec(brightness)?.[1])).toBeGreaterThan(225);
  });

  it('freezes: the connection stays, nothing more comes, and it goes on afterwards', async () => {
    const client = keepReceiving('frozen.ts');
    await waitFor('the stream', async () => (await client.bytes()) > 50_000);
    await camera.fault('freeze', true);
    let before = -1;
    await waitFor('standstill', async () => {
      const now = await client.bytes();
      const still = now === before;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 400));
      return still;
    });
    expect(client.ended()).toBe(false);
    await camera.fault('freeze', false);
    await waitFor('the stream again', async () => (await client.bytes()) > before + 50_000);
  });

  it('drops: clients are cut off and new ones refused until it is back', async () => {
    const client = keepReceiving('dropped.ts');
    await waitFor('the stream', async () => (await client.bytes()) > 50_000);
    await camera.fault('drop', true);
    await waitFor('the end of the client', client.ended);
    const refused = await new Promise((resolve) =>
      connect(camera.rtspPort, '127.0.0.1')
        .on('connect', () => resolve('connected'))
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code)),
    );
    expect(refused).toBe('ECONNREFUSED');
    await camera.fault('drop', false);
    expect(await watch(1)).toMatch(/frame=/);
  });

  it('slows down: less comes than is made, and all of it later', async () => {
    await camera.fault('slow', { kilobitsPerSecond: 100 });
    const player = await playStream(camera.rtspUrl, 'admin', 'p#ss@1%');
    await waitFor('the first packets', () => player.bytes() > 0);
    const [start, startBytes] = [performance.now(), player.bytes()];
    await waitFor('a second of the line', () => performance.now() - start > 1000);
    expect(((player.bytes() - startBytes) * 8) / (performance.now() - start)).toBeLessThan(150);
    await camera.fault('slow', false);
    await waitFor('what was kept back', () => player.bytes() - startBytes > 40_000);
    player.close();
  });

  it('reboots: everyone is cut off, and it comes back with frame number 0 again', async () => {
    const client = keepReceiving('before.ts');
    await waitFor('the stream', async () => (await client.bytes()) > 50_000);
    const back = camera.fault('reboot', { seconds: 0.5 });
    await waitFor('the end of the client', client.ended);
    await back;
    const after = join(folder, 'after.mkv');
    await run('ffmpeg', [...INPUT, source, '-t', '1', '-c', 'copy', after]);
    const [last, first] = [(await readFrameNumbers([client.file])).at(-1) ?? 0, (await readFrameNumbers([after]))[0] ?? NaN];
    expect(first).toBeLessThan(last);
    expect(first).toBeLessThan(100);
  });

  it('leaves no ffmpeg behind when the process that runs it is killed', async () => {
    const program = join(folder, 'room.mjs');
    const contents = `import { startSimulatedCamera } from './devices/cameras/simulator/simulated-camera';
      const camera = await startSimulatedCamera({ id: 'cam-9', name: '', username: 'a', password: 'b', picture: 'room' });
      console.log(camera.ffmpegPid());`;
    await build({
      stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      logLevel: 'error',
    });
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    clients.push(child);
    const pid = Number(await new Promise<Buffer>((resolve) => child.stdout.once('data', resolve)));
    expect(isFfmpeg(pid)).toBe(true);
    child.kill('SIGKILL');
    await waitFor('the end of its ffmpeg', () => !isFfmpeg(pid));
  });
});

function isFfmpeg(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('ffmpeg');
  } catch {
    return false;
  }
}
