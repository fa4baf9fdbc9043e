import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModbusRoomIo } from '../../devices/room-io/modbus-room-io';
import type { RoomIoState, RoomIoWiring } from '../../devices/room-io/room-io';
import { openThumbprintReader } from '../../devices/signing/uart-thumbprint-reader';
import { startSimulatedRoom } from '../../devices/simulated-room/start-simulated-room';
import { startTestRoom } from '../support/simulated-room';
import type { TestRoom } from '../support/simulated-room';
import { waitFor } from '../support/wait-for';

interface RoomJson {
  readonly roomIo: RoomIoWiring;
  readonly thumbprintReader: { readonly path: string; readonly baudRate: number };
  readonly cameras: readonly { readonly id: string; readonly onvif: string; readonly credentials: string }[];
  readonly discDrives: readonly { readonly id: string; readonly device: string; readonly capacityBytes: number }[];
  readonly demonstration: { readonly control: string; readonly token: string };
}

describe('the simulated room', () => {
  let room: TestRoom;
  let described: RoomJson;

  beforeAll(async () => {
    room = await startTestRoom();
    described = JSON.parse(await readFile(room.roomFile, 'utf8')) as RoomJson;
  });
  afterAll(() => room.close());

  it('is described in room.json by addresses that answer', async () => {
    expect(described).toMatchObject({
      agency: { name: '清远市卫生监督所', code: 'QYWS' },
      room: { id: 'X1', name: '第一调查询问室' },
      cameras: [
        { id: 'cam1', view: 'questioned', credentials: 'cam1' },
        { id: 'cam2', view: 'room', credentials: 'cam2' },
      ],
      discDrives: [
        { id: 'd1', capacityBytes: 4_700_372_992 },
        { id: 'd2', capacityBytes: 4_700_372_992 },
      ],
      demonstration: { control: room.control.url, token: room.control.token },
    });
    for (const camera of described.cameras) {
      const reply = await fetch(camera.onvif, { method: 'POST', body: '' });
      await reply.arrayBuffer();
      expect(reply.status).toBeGreaterThanOrEqual(200);
    }
  });

  it('keeps the passwords of the cameras to the owner of the home', async () => {
    expect((await stat(room.credentialsFile)).mode & 0o777).toBe(0o600);
    const credentials = JSON.parse(await readFile(room.credentialsFile, 'utf8')) as Record<string, { username: string; password: string }>;
    expect(Object.keys(credentials)).toEqual(['cam1', 'cam2']);
    expect(await readFile(room.roomFile, 'utf8')).not.toContain(credentials['cam1']?.password);
  });

  it('lets the person come in: door, presence, door, as the driver sees it', async () => {
    const io = await openModbusRoomIo(described.roomIo);
    const seen: RoomIoState[] = [];
    io.watch((state) => seen.push(state));
    const steps = () => seen.map((state) => `${state.door} ${state.presence}`).filter((step, i, all) => step !== all[i - 1]);
    await room.order('/scenes', { scene: 'person-enters' });
    await waitFor('the door to close behind the person', () => steps().at(-1) === 'closed present');
    await room.order('/scenes', { scene: 'person-leaves' });
    await waitFor('the room to be empty', () => steps().at(-1) === 'closed absent');
    await io.close();
    expect(steps()).toEqual([
      'closed absent',
      'open absent',
      'open present',
      'closed present',
      'open present',
      'open absent',
      'closed absent',
    ]);
  });

  it('lays a thumb on the reader', async () => {
    const reader = await openThumbprintReader(described.thumbprintReader);
    await room.order('/thumb', { press: true });
    expect((await reader.capture()).widthPx).toBe(256);
    await reader.close();
    expect((await room.order('/state')).answer).toMatchObject({ thumb: { pressed: false } });
  });

  it('takes a written disc out, keeps it, and inserts a blank', async () => {
    const file = described.discDrives[0]?.device.replace('stdio:', '') ?? '';
    await writeFile(file, 'written');
    expect((await room.order('/state')).answer).toMatchObject({
      discs: [
        { id: 'd1', writtenBytes: 7 },
        { id: 'd2', writtenBytes: 0 },
      ],
    });
    expect((await room.order('/discs/d1', { insert: 'blank' })).answer).toMatchObject({
      discs: [{ id: 'd1', writtenBytes: 0 }, { id: 'd2' }],
    });
    expect(await readFile(join(room.home, 'discs', 'shelf', 'd1-1.img'), 'utf8')).toBe('written');
  });

  it('sets its sensors and breaks its devices on order', async () => {
    expect((await room.order('/inputs', { duress: 'pressed', temperatureC: -3.5 })).answer).toMatchObject({
      inputs: { duress: 'pressed', temperatureC: -3.5, humidityPercent: 48 },
    });
    for (const [path, body] of [
      ['/room-io/faults', { fault: 'silent' }],
      ['/thumb/faults', { fault: 'silent' }],
      ['/cameras/cam1/faults', { fault: 'freeze' }],
      ['/cameras/cam2/faults', { fault: 'wrongClock' }],
    ] as const) {
      expect(await room.order(path, { ...body, on: true })).toMatchObject({ status: 200 });
      expect(await room.order(path, { ...body, on: false })).toMatchObject({ status: 200 });
    }
  });

  it('refuses what does not exist, what it does not understand, and strangers', async () => {
    expect((await room.order('/cameras/cam9/faults', { fault: 'freeze', on: true })).status).toBe(404);
    expect((await room.order('/cameras/constructor/faults', { fault: 'freeze', on: true })).status).toBe(404);
    expect((await room.order('/discs/d9', { insert: 'blank' })).status).toBe(404);
    expect((await room.order('/inputs', { door: 'ajar' })).status).toBe(400);
    expect((await room.order('/scenes', { scene: 'fire' })).status).toBe(400);
    for (const headers of [{}, { authorization: 'Bearer wrong' }])
      expect((await fetch(`${room.control.url}/state`, { headers })).status).toBe(401);
  });

  it('never overwrites the description of a real room', async () => {
    const home = join(room.home, 'real');
    await mkdir(home);
    await writeFile(join(home, 'room.json'), '{"room":{"id":"X1"}}');
    await expect(startSimulatedRoom(home)).rejects.toThrow('real room');
    expect(await readFile(join(home, 'room.json'), 'utf8')).toBe('{"room":{"id":"X1"}}');
  });

  it('serves a home once at a time', async () => {
    await expect(startSimulatedRoom(room.home)).rejects.toThrow('already serves this home');
    expect((await room.order('/state')).status).toBe(200);
  });
});
