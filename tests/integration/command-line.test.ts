import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulatedRoom, type SimulatedRoom } from '../../devices/simulated-room/start-simulated-room';
import { runCommandLine } from '../../services/command-line/run-command-line';
import { storeCredentials } from '../../services/rooms/credentials-store';
import { newFolder, sealedFolder } from '../unit/recordings/evidence/small-evidence';

async function mingxun(...args: string[]) {
  const said: string[] = [];
  const written: string[] = [];
  const exitCode = await runCommandLine(args, { out: (text) => written.push(text), say: (line) => said.push(line) });
  const text = written.join('');
  const answer = () => JSON.parse(text) as Record<string, unknown>;
  return { exitCode, text, answer, said: said.join('\n') };
}

describe('arguments', () => {
  it.each(['discover', 'check-room', 'record', 'verify', 'check-store', 'migrate', 'demo'])('%s explains itself', async (command) => {
    const { exitCode, text } = await mingxun(command, '--help');
    expect(exitCode).toBe(0);
    expect(text.startsWith(`mingxun ${command}`)).toBe(true);
    expect((await mingxun('--help')).text).toContain(command);
  });

  it.each([
    [['burn'], 'there is no command burn'],
    [['verify'], 'DIR|ISO is missing'],
    [['verify', 'a', 'b'], 'b is one argument too many'],
    [['verify', 'a', '--fast'], '--fast'],
    [['verify', 'a', '--key-id', 'xyz'], '--key-id must be 16 hex digits, not xyz'],
    [['verify', 'a', '--public-key', '/nowhere'], "--public-key names /nowhere, which can't be read"],
    [['discover', '--seconds', '0'], '--seconds must be a whole number from 1 to 60, not 0'],
    [['discover', '--seconds'], '--seconds'],
    [['record', '--seconds', '5'], '--out is missing'],
    [['record', '--seconds', 'five', '--out', 'x'], '--seconds must be a whole number from 1 to 86400, not five'],
    [['check-room'], '--config is missing'],
    [['check-room', '--config', '/nowhere/room.json'], "--config names /nowhere/room.json, which can't be read"],
  ])('%j is refused in one sentence', async (args, sentence) => {
    const { exitCode, answer, said } = await mingxun(...args);
    expect(exitCode).toBe(2);
    expect(said).toContain(sentence);
    expect(said.split('\n')).toHaveLength(2);
    expect(answer()).toMatchObject({ ok: false, problem: { code: 'argument.wrong' } });
  });
});

describe('verify', () => {
  it('answers intact, with the key that sealed', async () => {
    const { folder, key } = await sealedFolder();
    const { exitCode, answer } = await mingxun('verify', folder, '--key-id', key.keyId);
    expect(exitCode).toBe(0);
    expect(answer()).toMatchObject({
      ok: true,
      verdict: 'intact',
      keyId: key.keyId,
      keyTrusted: true,
      registrationCode: 'QYWS-X1-2026-0147',
    });
  });

  it('answers broken, and names file, link and range', async () => {
    const { folder } = await sealedFolder();
    await writeFile(path.join(folder, 'cam1/a01-000002.mp4'), 'x');
    const { exitCode, answer, said } = await mingxun('verify', folder);
    expect(exitCode).toBe(1);
    expect(answer()).toMatchObject({
      ok: false,
      verdict: 'broken',
      findings: [{ code: 'file.changed', file: 'cam1/a01-000002.mp4', link: 3 }],
    });
    expect(said).toContain('file.changed cam1/a01-000002.mp4');
  });
});

it('migrate makes the store, and finds it up to date the next time', async () => {
  const home = path.join(await newFolder(), 'home');
  expect((await mingxun('migrate', '--home', home)).exitCode).toBe(0);
  expect((await stat(path.join(home, 'mingxun.db'))).size).toBeGreaterThan(0);
  expect((await mingxun('migrate', '--home', home)).answer()).toMatchObject({ ok: true, database: path.join(home, 'mingxun.db') });
});

it('migrate says why a store is unusable', async () => {
  const home = await newFolder();
  await writeFile(path.join(home, 'mingxun.db'), 'this is not a database, and long enough to be taken for one'.repeat(50));
  const { exitCode, answer } = await mingxun('migrate', '--home', home);
  expect(exitCode).toBe(1);
  expect(answer()).toMatchObject({ ok: false, problem: { code: 'store.unusable' } });
});

it('a room file with mistakes is answered with field and line', async () => {
  const home = await newFolder();
  await writeFile(path.join(home, 'credentials.json'), '{}');
  await writeFile(path.join(home, 'room.json'), '{\n "agency": 1\n}');
  const { exitCode, answer, said } = await mingxun('check-room', '--config', path.join(home, 'room.json'));
  expect(exitCode).toBe(1);
  expect(answer()).toMatchObject({ problem: { code: 'room-file.wrong' } });
  expect(said).toContain('room.json:2 agency wrong-type');
});

it('reads sealed logins as it reads plain ones, and shows neither', async () => {
  const home = await newFolder();
  await storeCredentials(home, { cam1: { username: 'admin', password: 'Can@ry#7' } });
  const sealed = path.join(home, 'credentials.sealed');
  const found = await mingxun('discover', '127.0.0.1:1', '--credentials', sealed, '--as', 'cam1');
  expect(found.answer()).toMatchObject({ ok: true, cameras: [{ problem: { code: 'camera.unreachable' } }] });
  expect(found.said + JSON.stringify(found.answer())).not.toContain('Can@ry');
  const nobody = await mingxun('discover', '127.0.0.1:1', '--credentials', sealed, '--as', 'nobody');
  expect(nobody.exitCode).toBe(2);
  expect(nobody.said).toContain('has no entry nobody');
});

describe('with the simulated room', () => {
  let home: string;
  let simulated: SimulatedRoom;
  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'room-'));
    simulated = await startSimulatedRoom(home);
  });
  afterAll(async () => {
    await simulated.close();
    await rm(home, { recursive: true });
  });

  it('check-room has proof from every device', async () => {
    const { exitCode, answer, said } = await mingxun('check-room', '--config', simulated.roomFile);
    expect(exitCode, said).toBe(0);
    const { checks } = answer() as { checks: { check: string; subject: string; ok: boolean; proof: Record<string, unknown> }[] };
    expect(checks.map(({ check, subject }) => `${check} ${subject}`)).toEqual([
      'camera cam1',
      'camera cam2',
      expect.stringMatching(/^room-io \//),
      expect.stringMatching(/^drive /),
      expect.stringMatching(/^drive /),
      expect.stringMatching(/^thumbprint \//),
      `disk ${home}`,
      `second-copy ${path.join(home, 'second-copy')}`,
      'recording cam1',
      'recording cam2',
    ]);
    const recorded = checks.filter(({ check }) => check === 'recording');
    for (const { proof } of recorded) {
      expect(proof['frames']).toBeGreaterThan(40);
      expect(proof).toMatchObject({ picture: 'moving', sound: { levelDb: expect.any(Number) as number } });
    }
    const secrets = Object.values(JSON.parse(await readFile(simulated.credentialsFile, 'utf8')) as Record<string, { password: string }>);
    for (const { password } of secrets) expect(said + JSON.stringify(checks)).not.toContain(password);
  });

  it('records, seals, and verify finds it intact', async () => {
    const out = path.join(home, 'trial');
    const config = path.join(home, 'room-short.json');
    const room = JSON.parse(await readFile(simulated.roomFile, 'utf8')) as object;
    await writeFile(config, JSON.stringify({ ...room, recording: { segmentSeconds: 2 } }));
    const { exitCode, answer, said } = await mingxun('record', '--config', config, '--seconds', '5', '--out', out);
    expect(exitCode, said + JSON.stringify(answer())).toBe(0);
    const { cameras, seal } = answer() as {
      cameras: { id: string; durationMs: number; frames: number; segments: number }[];
      seal: { keyId: string };
    };
    for (const camera of cameras) {
      expect(camera.durationMs).toBeGreaterThanOrEqual(4_500);
      expect(camera.frames).toBeGreaterThan(100);
      expect(camera.segments).toBeGreaterThanOrEqual(2);
    }
    const verified = await mingxun('verify', out, '--key-id', seal.keyId);
    expect(verified.answer()).toMatchObject({ ok: true, verdict: 'intact', keyTrusted: true });
    expect((await mingxun('record', '--config', config, '--seconds', '1', '--out', out)).said).toContain(
      `--out names ${out}, which is not empty`,
    );
  });

  it('check-room names the device that is gone', async () => {
    const room = JSON.parse(await readFile(simulated.roomFile, 'utf8')) as { thumbprintReader: { path: string } };
    room.thumbprintReader.path = '/dev/no-such-reader';
    await writeFile(path.join(home, 'room-b.json'), JSON.stringify(room));
    const { exitCode, answer } = await mingxun('check-room', '--config', path.join(home, 'room-b.json'));
    expect(exitCode).toBe(1);
    const { checks } = answer() as { checks: { check: string; ok: boolean }[] };
    expect(checks.filter(({ ok }) => !ok)).toMatchObject([
      { check: 'thumbprint', subject: '/dev/no-such-reader', problem: { code: 'thumbprint.reader-missing' } },
    ]);
  });
});
