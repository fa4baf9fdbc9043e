import { describe, expect, it } from 'vitest';
import { readControlOrder } from '../../../../devices/simulated-room/control-order';
import { readDemonstration } from '../../../../devices/simulated-room/room-description';

const post = (path: string, body: unknown) => readControlOrder('POST', path, JSON.stringify(body));

describe('orders to the simulated room', () => {
  it.each([
    ['/inputs', { door: 'open', temperatureC: -3 }, { order: 'set-inputs', inputs: { door: 'open', temperatureC: -3 } }],
    [
      '/cameras/cam1/faults',
      { fault: 'freeze', on: true },
      { order: 'camera-fault', camera: 'cam1', fault: { fault: 'freeze', on: true } },
    ],
    [
      '/cameras/cam2/faults',
      { fault: 'wrongClock', on: true },
      { order: 'camera-fault', camera: 'cam2', fault: { fault: 'wrongClock', on: true, offsetMs: 300_000 } },
    ],
    ['/room-io/faults', { fault: 'cut', on: false }, { order: 'room-io-fault', fault: { fault: 'cut', on: false } }],
    ['/thumb/faults', { fault: 'silent', on: true }, { order: 'thumb-fault', fault: { fault: 'silent', on: true } }],
    ['/thumb', { press: true }, { order: 'thumb', press: true, seed: undefined }],
    ['/scenes', { scene: 'person-enters' }, { order: 'scene', scene: 'person-enters' }],
    ['/discs/d1', { insert: 'blank' }, { order: 'insert-disc', drive: 'd1' }],
  ])('reads %s', (path, body, order) => {
    expect(post(path, body)).toEqual({ ok: true, order });
  });

  it.each([
    ['/inputs', { door: 'ajar' }, 400],
    ['/inputs', { window: 'open' }, 400],
    ['/inputs', [], 400],
    ['/room-io/faults', { fault: 'fire', on: true }, 400],
    ['/room-io/faults', { fault: 'cut' }, 400],
    ['/scenes', 'person-enters', 400],
    ['/', {}, 404],
    ['/discs', { insert: 'blank' }, 404],
    ['/cameras/cam1/faults/more', { fault: 'freeze', on: true }, 404],
  ])('does not understand %s %j', (path, body, status) => {
    expect(post(path, body)).toMatchObject({ ok: false, status });
  });

  it('takes a body that is no JSON for a bad one, and shows the state to GET alone', () => {
    expect(readControlOrder('POST', '/thumb', '{"press":')).toMatchObject({ ok: false, status: 400 });
    expect(readControlOrder('GET', '/state', '')).toEqual({ ok: true, order: { order: 'show-state' } });
    expect(readControlOrder('POST', '/state', '')).toMatchObject({ ok: false, status: 404 });
    expect(readControlOrder('GET', '/inputs', '')).toMatchObject({ ok: false, status: 404 });
  });
});

describe('whose room.json it is', () => {
  it('knows a simulated room by its control, and takes everything else for a real one', () => {
    expect(readDemonstration('{"demonstration":{"control":"http://127.0.0.1:1","token":"t"}}')).toEqual({
      control: 'http://127.0.0.1:1',
      token: 't',
    });
    for (const text of ['{}', '{"demonstration":true}', '', '{"room":', 'null']) expect(readDemonstration(text)).toBeUndefined();
  });
});
