import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAuditLog } from '../../services/audit/audit-log';
import type { PersonTile } from '../../services/contract/people';
import type { SetupBoards, SetupPlace } from '../../services/contract/set-up';
import { readStoredCredentials, storeCredentials } from '../../services/rooms/credentials-store';
import { readRoomFile } from '../../services/rooms/room-file';
import { SetupDesk } from '../../services/set-up/setup-desk';
import { openTestStore, type TestStore } from '../support/builders';
import { login, openOnvifCameraServer, ownCertificate, told } from '../support/onvif-camera-server';

const by = { id: 'p1', name: '何志远' } as PersonTile;
const place: SetupPlace = {
  agency: { name: '清远市卫生监督所', code: 'QYWS', noticeName: '清远市' },
  room: { id: 'X1', name: '第一询问室', place: '人民二路1号三楼' },
  secondCopy: '',
  drives: [],
};
const boards: SetupBoards = {
  ...{ path: '/dev/ttyUSB0', baudRate: 9600, unit: 1, preset: 'own' },
  outputs: { lock: 1 },
  sensors: {},
  lock: { pulseMs: 5000, failure: 'fail-secure' },
  climate: { kind: 'none' },
};
const closing: (() => Promise<unknown>)[] = [];
let store: TestStore;
let saved: number;
const file = (name: string) => path.join(store.folder, name);

beforeEach(async () => {
  store = await openTestStore();
  saved = 0;
});
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
  await store.remove();
});

async function openDesk(): Promise<SetupDesk> {
  const stored = await readStoredCredentials(store.folder);
  const now = () => new Date('2026-11-29T02:00:00.000Z');
  return SetupDesk.open({
    home: store.folder,
    roomFile: file('room.json'),
    credentials: stored.ok ? stored.credentials : {},
    audit: await openAuditLog(store.db, now, 'boot', file('audit.jsonl')),
    now,
    onSaved: () => (saved += 1),
  });
}

async function camera(...options: Parameters<typeof openOnvifCameraServer>): Promise<string> {
  const server = await openOnvifCameraServer(...options);
  closing.push(() => server.close());
  return server.url;
}

const tried = (address: string, more: object = {}) => ({ address, certificate: undefined, ...login, ...more });
const taken = (address: string, more: object = {}) => ({
  ...{ id: 'cam1', name: '一号', view: 'questioned' as const, address, certificate: undefined, microphone: true },
  ...more,
});

describe('a camera that is tried', () => {
  it('says each trouble as its own: wrong password, nobody there, no address, no profile, a clock two hours off', async () => {
    const desk = await openDesk();
    await expect(desk.inspect(tried(await camera(), { password: 'wrong' }))).rejects.toMatchObject({ code: 'camera.wrong-password' });
    await expect(desk.inspect(tried('127.0.0.1:1'))).rejects.toMatchObject({ code: 'camera.unreachable' });
    await expect(desk.inspect(tried('not an address'))).rejects.toMatchObject({ code: 'camera-address.not-an-address' });
    await expect(desk.inspect(tried(await camera({ profiles: [] })))).rejects.toMatchObject({ code: 'camera.no-profiles' });
    const off = await desk.inspect(tried(await camera({ profiles: [told('main', 640, 480, 100)] }, { clockOffsetMs: 7_200_000 })));
    expect(off.findings.map(({ code }) => code)).toEqual([
      'camera.stream-too-small',
      'camera.key-frames-too-far',
      'camera.no-sub-stream',
      'camera.clock-off',
    ]);
    expect(off.picture).toMatch(/^data:image\/jpeg;base64,/);
  });

  it('tells nothing to a stranger but asks for his fingerprint to be compared', async () => {
    const desk = await openDesk();
    const own = ownCertificate();
    const url = await camera({}, { tls: own });
    const refused = await desk.inspect(tried(url)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'camera.certificate-unknown', detail: { fingerprint: own.fingerprint } });
    expect(await desk.inspect(tried(url, { certificate: own.fingerprint }))).toMatchObject({ certificate: own.fingerprint });
  });

  it('keeps a login in memory only, and never gives it back', async () => {
    const desk = await openDesk();
    const url = await camera();
    await desk.inspect(tried(url.replace('http://', 'http://admin:other@'), { username: '', password: '' })).catch(() => undefined);
    await desk.inspect(tried(url));
    const view = await desk.putCamera(taken(url));
    expect(view.withoutLogin).toEqual([]);
    expect(JSON.stringify(view)).not.toContain(login.password);
    expect(JSON.stringify(view)).not.toContain('other');
    expect(existsSync(file('credentials.sealed'))).toBe(false);
  });
});

describe('saving', () => {
  it('refuses what the reader of room.json would refuse, names it, and writes nothing', async () => {
    const desk = await openDesk();
    await desk.setPlace({ ...place, room: { ...place.room, id: '一号' } });
    const { problems } = await desk.view();
    expect(problems.map(({ field }) => field)).toEqual(expect.arrayContaining(['room.id', 'cameras', 'roomIo']));
    await expect(desk.save(by)).rejects.toMatchObject({ code: 'set-up.incomplete' });
    expect((await readdir(store.folder)).filter((name) => /room|credentials/.test(name))).toEqual([]);
    expect(saved).toBe(0);
  });

  it('refuses a camera that nobody signed in to', async () => {
    const desk = await openDesk();
    await desk.setPlace(place);
    await desk.setBoards(boards);
    const view = await desk.putCamera(taken(await camera()));
    expect(view.problems.map(({ field }) => field)).toEqual(['cameras[0].credentials']);
    expect(view.withoutLogin).toEqual(['cam1']);
  });

  it('writes a room that opens, with its login sealed', async () => {
    const desk = await openDesk();
    const url = await camera();
    await desk.setPlace(place);
    await desk.setBoards(boards);
    await desk.inspect(tried(url));
    expect((await desk.putCamera(taken(url))).problems).toEqual([]);
    await desk.save(by);
    expect(saved).toBe(1);
    expect(readRoomFile(await readFile(file('room.json'), 'utf8'), new Set(['cam1']))).toMatchObject({
      ok: true,
      room: { room: { id: 'X1' }, cameras: [{ id: 'cam1', onvif: url, microphone: true }], roomIo: { lock: { coil: 0 } } },
    });
    expect(await readStoredCredentials(store.folder)).toMatchObject({ credentials: { cam1: login } });
  });

  it('keeps the file from before beside under its date, the other logins, and the codes that recordings bear', async () => {
    await copyFile(new URL('../../services/rooms/room.example.json', import.meta.url), file('room.json'));
    await storeCredentials(store.folder, { cameras: login });
    const before = await readFile(file('room.json'), 'utf8');
    const desk = await openDesk();
    const view = await desk.setPlace({
      ...place,
      room: { ...place.room, id: 'X9' },
      secondCopy: '/mnt/second/mingxun',
      drives: ['/dev/sr0'],
    });
    expect(view.draft.place.room.id).toBe('X1');
    await desk.save(by);
    expect(await readFile(file('room.json.2026-11-29T02-00-00-000Z'), 'utf8')).toBe(before);
    expect(JSON.parse(await readFile(file('room.json'), 'utf8'))).toMatchObject({
      room: { id: 'X1', name: '第一询问室' },
      timeStamp: { url: 'http://tsa.example.gov.cn/rfc3161' },
      cameras: [{ credentials: 'cameras' }, { transport: 'tcp' }],
    });
    expect(await readStoredCredentials(store.folder)).toMatchObject({ credentials: { cameras: login } });
  });

  it('begins anew where room.json cannot be read, and still keeps it', async () => {
    await writeFile(file('room.json'), '{ "agency": ');
    const desk = await openDesk();
    expect((await desk.setPlace(place)).draft).toMatchObject({ cameras: [], place: { room: { id: 'X1' } } });
    expect(await readFile(file('room.json'), 'utf8')).toBe('{ "agency": ');
  });
});
