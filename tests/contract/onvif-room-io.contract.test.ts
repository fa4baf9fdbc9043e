import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulatedCamera, type SimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import type { CameraIoWiring } from '../../devices/room-io/camera-io-wiring';
import { openOnvifRoomIo } from '../../devices/room-io/onvif-room-io';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import { login } from '../support/onvif-camera-server';
import { keepsThePromiseOfRoomIo, type RoomIoRig } from '../support/room-io-promise';
import { waitFor } from '../support/wait-for';

const level: CameraIoWiring = {
  lock: { relay: 'relay-1', failure: 'fail-secure' },
  light: { relay: 'relay-2' },
  recordLamp: { relay: 'relay-3', inverted: true },
  door: { input: 'input-1', openWhen: 'off' },
  presence: { input: 'input-2' },
  duress: { input: 'input-3', inverted: true },
};
const pulse: CameraIoWiring = {
  ...level,
  lock: { relay: 'relay-1', failure: 'fail-safe', pulseMs: 400 },
  recordLamp: { relay: 'relay-3' },
  buzzer: { relay: 'relay-4', pulseMs: 300 },
  tamper: { input: 'input-4' },
};

let camera: SimulatedCamera;
let orders = 0;

beforeAll(async () => {
  camera = await startSimulatedCamera({
    ...login,
    id: 'cam-1',
    name: 'io',
    picture: 'room',
    size: { width: 320, height: 240 },
    frameRate: 5,
  });
  const { abilities } = camera;
  const setRelay = abilities.setRelay.bind(abilities);
  abilities.setRelay = (token, active) => {
    orders += 1;
    setRelay(token, active);
  };
});
afterAll(() => camera.close());

/** The room at rest, at the far end of the camera's screws. */
function openRig(wiring: CameraIoWiring): RoomIoRig {
  const { abilities } = camera;
  const isOn = (output: { relay: string; inverted?: boolean | undefined } | undefined, on = true) =>
    output !== undefined && abilities.relays.get(output.relay) === (on !== (output.inverted ?? false));
  const setInput: RoomIoRig['setInput'] = (name, on) => {
    const wired = wiring[name];
    const inverted = wired && ('openWhen' in wired ? wired.openWhen === 'off' : wired.inverted === true);
    if (wired) abilities.notice('input', on !== inverted, wired.input);
  };
  for (const name of ['door', 'presence', 'duress', 'tamper'] as const) setInput(name, false);
  const lockedAt = wiring.lock?.failure === 'fail-safe';
  for (const [output, on] of [
    [wiring.lock, lockedAt],
    [wiring.light, false],
    [wiring.recordLamp, wiring.recordLamp?.inverted ?? false],
    [wiring.buzzer, false],
  ] as const)
    if (output) abilities.setRelay(output.relay, on);
  orders = 0;
  const room = openOnvifRoomIo(wiring, 'cam-1', { onvif: camera.onvifUrl }, login);
  return {
    room,
    setInput,
    outputs: () => ({
      lock: isOn(wiring.lock, !lockedAt),
      light: isOn(wiring.light),
      recordLamp: isOn(wiring.recordLamp),
      buzzer: isOn(wiring.buzzer),
    }),
    ordersHeard: () => orders,
    cut: (on) => camera.fault('drop', on),
    close: () => room.close(),
  };
}

describe.each<[string, CameraIoWiring]>([
  ['relays and inputs of a camera', level],
  ['a fail-safe pulse lock on a camera', pulse],
])('%s', (_name, wiring) => {
  keepsThePromiseOfRoomIo(wiring, () => Promise.resolve(openRig(wiring)));
});

describe('a camera as room I/O', () => {
  async function open(wiring: CameraIoWiring): Promise<{ rig: RoomIoRig; room: RoomIo; latest: () => RoomIoState | undefined }> {
    const rig = openRig(wiring);
    let state: RoomIoState | undefined;
    rig.room.watch((next) => (state = next));
    await waitFor('the camera', () => state?.line === 'online');
    return { rig, room: rig.room, latest: () => state };
  }

  it('unlocks nothing by itself: not at the start, not after a reconnect, and a pulse that ran then ends as soon as it is seen', async () => {
    const { rig, room } = await open(pulse);
    expect(orders).toBe(0);
    await room.unlock();
    await rig.cut(true);
    await rig.cut(false);
    await waitFor('locked', () => !rig.outputs().lock, 12_000);
    expect(orders).toBe(2);
    await rig.close();
  });

  it('knows nothing while it cannot hear events, though the camera answers', async () => {
    const { rig, latest } = await open(level);
    camera.abilities.mailboxes.forget();
    const others = [1, 2, 3, 4].map(() => camera.abilities.mailboxes.open(60_000));
    await waitFor('unknown', () => latest()?.line === 'unknown', 9_000);
    expect(latest()?.duress).toBe('unknown');
    for (const id of others) if (id !== undefined) camera.abilities.mailboxes.close(id);
    await waitFor('everything', () => latest()?.duress === 'released', 15_000);
    await rig.close();
  });

  it('moves nothing without the right password, and stays unknown', async () => {
    const room = openOnvifRoomIo(level, 'cam-1', { onvif: camera.onvifUrl }, { ...login, password: 'wrong' });
    orders = 0;
    await expect(room.unlock()).rejects.toMatchObject({ code: 'room-io.line-dead' });
    await room.close();
    expect(orders).toBe(0);
  });
});
