import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CameraSound } from '../../devices/cameras/simulator/camera-sound';
import type { SimulatedCameraOptions } from '../../devices/cameras/simulator/simulated-camera';
import { openCamera } from '../../devices/cameras/open-camera';
import { openMicrophone } from '../../devices/microphones/microphone';
import { probeRecording } from '../../recordings/evidence/probe-recording';
import { recordedNalHashes, SentNalUnits } from '../support/nal-hashes';
import { everyCommandLine, password, SourceBench } from '../support/source-recording';
import { waitFor } from '../support/wait-for';
import { openWireTap } from '../support/wire-tap';

const bench = new SourceBench();
const credentials = { username: 'admin', password };
afterEach(() => bench.close());

describe('the ways a camera sends', () => {
  it.each<[string, Partial<SimulatedCameraOptions>, 'tcp' | 'udp' | 'http' | undefined, boolean]>([
    ['over TCP with digest, though SHA-256 is offered before MD5', { auth: 'digest-sha256-first' }, undefined, false],
    ['over UDP, when it refuses TCP with 461', { carries: ['udp'] }, undefined, true],
    ['over UDP, when it answers TCP with another error', { carries: ['udp'], refusal: '500 Internal Server Error' }, undefined, true],
    ['over UDP at once with basic authentication, when that is configured', { carries: ['udp'], auth: 'basic' }, 'udp', false],
    ['in a tunnel over HTTP with digest, when that is configured', { carries: ['http'] }, 'http', false],
    ['in a tunnel over HTTP with basic authentication', { carries: ['http'], auth: 'basic' }, 'http', false],
  ])('%s; the password is in no command line', async (_, options, transport, turns) => {
    const simulated = await bench.camera(options);
    const driver = openCamera('cam-1', { rtsp: simulated.rtspUrl, transport }, { username: 'admin', password });
    const room = await bench.record({ id: 'cam-1', name: '一号', source: () => driver.source() });
    await waitFor('the recording is proved', () => room.recorder.proofs()[0]?.proved, 30_000);
    expect(everyCommandLine()).not.toContain(password);
    await room.recorder.stop();
    expect(readFileSync(path.join(room.folder, 'cam-1/a01.log'), 'utf8')).not.toContain(password);
    expect(readFileSync(path.join(room.folder, 'cam-1/capture.jsonl'), 'utf8').includes('transport-refused')).toBe(turns);
    expect(room.alarms.filter(({ verdict }) => verdict !== 'stalled')).toEqual([]);
    const probed = await probeRecording(path.join(room.folder, room.segments.at(-1)?.file ?? ''));
    expect(probed).toMatchObject({ video: { codec: 'h264', widthPx: 320 }, audio: { codec: 'aac', sampleRateHz: 48_000 } });
  });
});

describe('what a camera sends', () => {
  it.each(['h264', 'h265'] as const)('P2: every NAL unit of %s is recorded as it was sent; no encoder touched a picture', async (codec) => {
    const camera = await bench.camera({ codec });
    const sent = new SentNalUnits(codec);
    camera.tap((track, packet) => {
      if (track === 0) sent.take(packet);
    });
    const room = await bench.record({
      id: 'cam-1',
      name: '一号',
      source: () => Promise.resolve({ url: camera.rtspUrl, credentials, transport: 'auto' }),
    });
    await waitFor('two segments', () => room.segments.length >= 2, 30_000);
    await room.recorder.stop();
    const recorded = recordedNalHashes(room.files());
    const begin = sent.hashes.findIndex((_, at) => recorded.slice(0, 12).every((hash, i) => sent.hashes[at + i] === hash));
    expect(begin).toBeGreaterThanOrEqual(0);
    expect(recorded.length).toBeGreaterThan(30);
    expect(recorded).toEqual(sent.hashes.slice(begin, begin + recorded.length));
  });

  it.each<[CameraSound, 'aac' | undefined, number | undefined]>([
    ['alaw', 'aac', 48_000],
    ['mulaw', 'aac', 48_000],
    ['g726', 'aac', 48_000],
    ['l16', 'aac', 48_000],
    ['opus', 'aac', 48_000],
    ['none', undefined, undefined],
  ])('sound in %s is recorded as %s by the first attempt', async (sound, codec, sampleRateHz) => {
    const camera = await bench.camera({ sound });
    const driver = openCamera('cam-1', { rtsp: camera.rtspUrl }, credentials);
    const room = await bench.record({ id: 'cam-1', name: '一号', source: () => driver.source() });
    await waitFor('picture and sound are proved', () => {
      const [proof] = room.recorder.proofs();
      return proof?.proved === true && (sound === 'none' ? proof.sound === 'none' : typeof proof.sound === 'object');
    });
    await room.recorder.stop();
    expect(room.segments.every(({ attempt }) => attempt === 1)).toBe(true);
    const probed = await probeRecording(room.files()[0] ?? '');
    expect(probed.video?.codec).toBe('h264');
    expect(probed.audio).toEqual(codec && { codec, sampleRateHz });
  });

  it('pictures of a camera that promises sound and sends none are recorded from the first on, and wait for nothing', async () => {
    const camera = await bench.camera({});
    const tap = await openWireTap(camera.rtspPort);
    tap.muteSound();
    const url = `rtsp://127.0.0.1:${tap.port}/main`;
    const room = await bench.record({ id: 'cam-1', name: '一号', source: () => Promise.resolve({ url, credentials, transport: 'tcp' }) });
    await waitFor('pictures of two files', () => room.segments.length >= 2, 30_000);
    await room.recorder.stop();
    const recorded = room.segments.reduce((sum, { frames }) => sum + frames, 0);
    const [connection] = tap.played();
    await tap.close();
    // What ffmpeg itself holds and what came while it ended: an interleaver that waited for sound would hold ten seconds, a hundred pictures.
    expect((connection?.picturesAtMs.length ?? 0) - recorded).toBeLessThanOrEqual(10);
  });

  it('makes Opus AAC also where nobody said beforehand that it is Opus', async () => {
    const camera = await bench.camera({ sound: 'opus' });
    const source = () => Promise.resolve({ url: camera.rtspUrl, credentials, transport: 'auto' as const });
    const room = await bench.record({ id: 'cam-1', name: '一号', source });
    await waitFor('the sound is proved', () => typeof room.recorder.proofs()[0]?.sound === 'object', 30_000);
    await room.recorder.stop();
    expect((await probeRecording(room.files().at(-1) ?? '')).audio?.codec).toBe('aac');
  });
});

describe('a microphone of the room', () => {
  it('is recorded as a track of its own, copied, proved by its sound, and loses at most a second when it is killed', async () => {
    const camera = await bench.camera();
    const microphone = openMicrophone('mic1', { rtsp: camera.soundUrl, credentials });
    const room = await bench.record({ id: 'mic1', name: '室内麦克风', kind: 'microphone', source: () => microphone.source() });
    const proof = await waitFor('it is proved', () => room.recorder.proofs().find(({ proved }) => proved));
    expect(proof).toMatchObject({ cameraId: 'mic1', kind: 'microphone', frames: 0, picture: 'unknown', state: 'recording' });
    expect(proof.sound).toHaveProperty('levelDb');
    expect(everyCommandLine()).not.toContain(password);
    await waitFor('a closed file', () => room.segments.length >= 1);

    const record: unknown = JSON.parse(readFileSync(path.join(room.folder, 'mic1/capture-pid.json'), 'utf8'));
    const killedAt = Date.now();
    process.kill((record as { process: { pid: number } }).process.pid, 'SIGKILL');
    await waitFor('the next attempt', () => room.segments.some(({ attempt }) => attempt === 2), 30_000);
    await room.recorder.stop();
    const [gap] = room.recorder.gaps();
    expect(gap).toMatchObject({ cameraId: 'mic1', reason: 'killed' });
    // Half a second in the muxer, and what was on its way.
    expect(killedAt - Date.parse(gap?.from ?? '')).toBeLessThan(1_000);
    const probed = await probeRecording(room.files()[0] ?? '');
    expect(probed).toMatchObject({ video: undefined, audio: { codec: 'aac', sampleRateHz: 48_000 } });
    expect(room.segments[0]).toMatchObject({ frames: 0, file: 'mic1/a01-000000.mp4' });
    expect(room.segments[0]?.durationMs).toBeCloseTo(2_000, -3);
  });

  it('comes from a sound device of this machine (the null device of ALSA, which gives whatever lies in memory)', async () => {
    const microphone = openMicrophone('mic1', { alsa: 'null' });
    const room = await bench.record({ id: 'mic1', name: '室内麦克风', kind: 'microphone', source: () => microphone.source() });
    const proof = await waitFor('it is proved', () => room.recorder.proofs().find(({ proved }) => proved));
    expect(proof.sound).toHaveProperty('levelDb');
    await waitFor('a closed file', () => room.segments.length >= 1);
    expect(await probeRecording(room.files()[0] ?? '')).toMatchObject({ video: undefined, audio: { codec: 'aac', sampleRateHz: 48_000 } });
  });
});
