import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../../devices/cameras/camera';
import type { CameraControls, CameraEvent } from '../../devices/cameras/camera-controls';
import { openCamera } from '../../devices/cameras/open-camera';
import { openControls } from '../../devices/cameras/open-controls';
import { startSimulatedCamera, type SimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import { login, openOnvifCameraServer, type OnvifCameraServer } from '../support/onvif-camera-server';
import { waitFor } from '../support/wait-for';

const credentials: Credentials = { ...login, username: 'ad&min<' };
const stops: (() => void)[] = [];
let able: SimulatedCamera;
let bare: OnvifCameraServer;

beforeAll(async () => {
  [able, bare] = await Promise.all([
    startSimulatedCamera({
      ...credentials,
      id: 'cam-1',
      name: '法制一号机位',
      picture: 'room',
      size: { width: 704, height: 576 },
      frameRate: 5,
      keepsSettings: true,
      soapAuth: 'digest-sha256',
      grantsSeconds: 2,
      advertisedHost: '203.0.113.9',
    }),
    openOnvifCameraServer({ services: ['media', 'osd'] }, { clockOffsetMs: 7_200_000 }),
  ]);
});
afterEach(() => stops.splice(0).forEach((stop) => stop()));
afterAll(async () => {
  await Promise.all([able.close(), bare.close()]);
});

function controls(onvif = able.onvifUrl, as = credentials): CameraControls {
  const opened = openControls('cam-1', { onvif }, as);
  if (!opened) throw new Error('no controls');
  return opened;
}

/** One that does little, and says yes to everything. */
const poor = (): CameraControls => controls(bare.url, login);

function watched(from = controls()): CameraEvent[] {
  const events: CameraEvent[] = [];
  stops.push(from.events.watchEvents((event) => events.push(event)));
  return events;
}

const sensed = (events: readonly CameraEvent[], what: string, source?: string) =>
  events.flatMap((event) =>
    event.kind === 'sensed' && event.what === what && (source === undefined || event.source === source) ? [event.active] : [],
  );

describe('movement', () => {
  it('lists the presets and goes to one', async () => {
    const { movement } = controls();
    expect(await movement.presets()).toEqual([
      { token: '1', name: '询问桌' },
      { token: '2', name: '门口' },
    ]);
    await movement.goTo('2');
    expect(able.abilities.position).toBe('2');
    await expect(movement.goTo('<9>')).rejects.toMatchObject({ code: 'camera.no-such-function' });
  });

  it('moves no faster than it can, and stops', async () => {
    const { movement } = controls();
    await movement.move({ pan: 7, tilt: -0.5, zoom: 0 });
    expect(able.abilities.position).toBe('moving 1.00 -0.50 0.00');
    await movement.stop();
    expect(able.abilities.position).toBe('still');
  });
});

describe('captions', () => {
  it('writes the text that the camera burns in, and reads it back', async () => {
    const { captions } = controls();
    const written = await captions.write('第一询问室 <1> & "2"');
    expect(written).toMatchObject({ shows: 'text', text: '第一询问室 <1> & "2"' });
    expect(await captions.list()).toContainEqual(written);
  });

  it('makes the camera show the time, once', async () => {
    const { captions } = controls();
    await captions.showTime();
    await captions.showTime();
    expect((await captions.list()).filter(({ shows }) => shows === 'time')).toHaveLength(1);
  });

  it('does not believe a camera that says yes and changes nothing', async () => {
    await expect(poor().captions.write('别的文字')).rejects.toMatchObject({ code: 'camera.setting-not-taken' });
  });
});

describe('the clock', () => {
  it('that is two hours off is set, and read back', async () => {
    await able.fault('wrongClock', { offsetMs: 7_200_000 });
    expect(Math.abs(await controls().clock.set())).toBeLessThan(1_000);
    expect(Math.abs(await openCamera('cam-1', { onvif: able.onvifUrl }, credentials).clockOffsetMs())).toBeLessThan(1_000);
  });

  it('that stays as it was is said so', async () => {
    await expect(poor().clock.set()).rejects.toMatchObject({ code: 'camera.clock-not-set' });
  });
});

describe('terminals', () => {
  it('lists the relays with their state, and switches one', async () => {
    const { terminals } = controls();
    await terminals.setRelay('relay-2', true);
    expect(able.abilities.relays.get('relay-2')).toBe(true);
    expect(await terminals.relays()).toEqual([
      { token: 'relay-1', mode: 'level', active: false },
      { token: 'relay-2', mode: 'level', active: true },
    ]);
    await terminals.setRelay('relay-2', false);
    expect(able.abilities.relays.get('relay-2')).toBe(false);
    await expect(terminals.setRelay('relay-9', true)).rejects.toMatchObject({ code: 'camera.no-such-function' });
  });

  it('reads the inputs, and leaves no mailbox behind', async () => {
    const before = able.abilities.mailboxes.count;
    able.abilities.notice('input', true, 'input-2');
    expect(await controls().terminals.inputs()).toEqual([
      { token: 'input-1', active: false },
      { token: 'input-2', active: true },
    ]);
    expect(able.abilities.mailboxes.count).toBe(before);
  });
});

describe('events', () => {
  it('tells present states first, then each change once', async () => {
    const events = watched();
    await waitFor('it watches', () => events.some(({ kind }) => kind === 'watching'));
    await waitFor('the inputs are told', () => sensed(events, 'input').length === 2);
    expect(events.every((event) => event.kind !== 'sensed' || event.initial)).toBe(true);
    for (const what of ['motion', 'tamper', 'sound'] as const) {
      able.abilities.notice(what, true);
      able.abilities.notice(what, true);
      await waitFor(what, () => sensed(events, what).at(-1) === true);
    }
    able.abilities.notice('motion', false);
    await waitFor('motion is over', () => sensed(events, 'motion').at(-1) === false);
    expect([sensed(events, 'motion'), sensed(events, 'tamper'), sensed(events, 'sound')]).toEqual([[true, false], [true], [true]]);
  });

  it('renews before the camera throws the mailbox away', async () => {
    const events = watched();
    await waitFor('it watches', () => events.some(({ kind }) => kind === 'watching'));
    const renewed = able.abilities.mailboxes.renewals;
    await waitFor('it was renewed for longer than it was granted', () => able.abilities.mailboxes.renewals >= renewed + 2);
    able.abilities.notice('input', false, 'input-2');
    await waitFor('the change', () => sensed(events, 'input', 'input-2').at(-1) === false);
    expect(events.filter(({ kind }) => kind === 'lost')).toEqual([]);
  });

  it('says that the camera is gone, goes on after its reboot, and tells what changed meanwhile', async () => {
    const events = watched();
    await waitFor('the inputs are told', () => sensed(events, 'input').length === 2);
    const reboot = able.fault('reboot', { seconds: 1 });
    await waitFor('it is lost', () => events.some(({ kind }) => kind === 'lost'));
    expect(events.find(({ kind }) => kind === 'lost')).toMatchObject({ problem: { code: 'camera.unreachable' } });
    able.abilities.notice('input', true, 'input-1');
    await reboot;
    await waitFor('it watches again', () => events.filter(({ kind }) => kind === 'watching').length === 2);
    await waitFor('the change', () => sensed(events, 'input', 'input-1').at(-1) === true);
    expect(events.filter(({ kind }) => kind === 'lost')).toHaveLength(1);
    expect(sensed(events, 'input', 'input-1')).toEqual([false, true]);
    able.abilities.notice('input', false, 'input-1');
    await waitFor('goes on', () => sensed(events, 'input', 'input-1').at(-1) === false);
  });

  it('says once why it can’t watch, and gives its mailbox back when it is told to stop', async () => {
    const wrong: CameraEvent[] = [];
    stops.push(controls(able.onvifUrl, { ...credentials, password: 'guess' }).events.watchEvents((event) => wrong.push(event)));
    const none = watched(poor());
    await waitFor('both say so', () => wrong.length > 0 && none.length > 0);
    expect(wrong).toMatchObject([{ kind: 'lost', problem: { code: 'camera.wrong-password' } }]);
    expect(none).toMatchObject([{ kind: 'lost', problem: { code: 'camera.no-such-function' } }]);
    stops.splice(0).forEach((stop) => stop());
    await waitFor('all are given back', () => able.abilities.mailboxes.count === 0);
  });
});

it('a camera without them says so by name, one without ONVIF has none', async () => {
  const { movement, terminals } = poor();
  const asked = [movement.presets(), terminals.relays().then((relays) => relays.map(({ active }) => active)), terminals.inputs()];
  const [presets, relays, inputs] = await Promise.allSettled(asked);
  expect(presets).toMatchObject({ reason: { code: 'camera.no-such-function' } });
  expect(relays).toMatchObject({ value: [undefined, undefined] });
  expect(inputs).toMatchObject({ reason: { code: 'camera.no-such-function' } });
  expect(openControls('cam-1', { rtsp: able.rtspUrl }, credentials)).toBeUndefined();
});
