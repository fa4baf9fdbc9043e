import { expect, it } from 'vitest';
import { CameraError } from '../../../../devices/cameras/camera';
import type { CameraEvent } from '../../../../devices/cameras/camera-controls';
import type { EquipmentCamera, EquipmentView } from '../../../../services/contract/equipment';
import { afterEvent, EquipmentWatch } from '../../../../services/rooms/equipment-watch';

const camera: EquipmentCamera = { id: 'cam1', name: '一号', listening: 'heard', moving: false, tamperedSince: undefined };
const at = (second: number) => new Date(Date.UTC(2026, 10, 29, 1, 0, second));
const sensed = (what: 'motion' | 'tamper' | 'sound', active: boolean, second = 0): CameraEvent => ({
  kind: 'sensed',
  at: at(second),
  initial: false,
  ...{ what, active, source: 'lens', cameraAt: undefined },
});
const lost = (code: 'camera.unreachable' | 'camera.no-such-function'): CameraEvent => ({
  kind: 'lost',
  at: at(0),
  problem: new CameraError(code, 'cam1', ''),
});

it('keeps since when a camera is tampered with, through repeats and while it cannot be heard', () => {
  const told = afterEvent(camera, sensed('tamper', true, 5));
  expect(told.tamperedSince).toBe(at(5).toISOString());
  expect(afterEvent(told, sensed('tamper', true, 9)).tamperedSince).toBe(at(5).toISOString());
  expect(afterEvent(told, lost('camera.unreachable'))).toMatchObject({ listening: 'lost', tamperedSince: at(5).toISOString() });
  expect(afterEvent(told, sensed('tamper', false, 20)).tamperedSince).toBeUndefined();
});

it('knows of no motion while it cannot hear, and tells a camera without events from one that is gone', () => {
  const moving = afterEvent(camera, sensed('motion', true));
  expect(moving.moving).toBe(true);
  expect(afterEvent(moving, lost('camera.unreachable'))).toMatchObject({ listening: 'lost', moving: false });
  expect(afterEvent(moving, lost('camera.no-such-function'))).toMatchObject({ listening: 'none', moving: false });
});

it('tells only what is news, once, and stops with the last', () => {
  let tell: (event: CameraEvent) => void = () => undefined;
  let stopped = false;
  const views: EquipmentView[] = [];
  const tampers: (readonly [string, boolean])[] = [];
  const events = {
    watchEvents: (listener: (event: CameraEvent) => void) => {
      tell = listener;
      return () => (stopped = true);
    },
  };
  const watch = new EquipmentWatch({
    cameras: [
      { id: 'cam1', name: '一号', events },
      { id: 'cam2', name: '二号', events: undefined },
    ],
    onChange: (view) => views.push(view),
    onTamper: (id, tampered) => tampers.push([id, tampered]),
  });
  watch.start();
  expect(watch.view().cameras.map(({ listening }) => listening)).toEqual(['waiting', 'none']);
  for (const event of [sensed('sound', true), sensed('tamper', true), sensed('tamper', true), sensed('tamper', false)]) tell(event);
  expect(tampers).toEqual([
    ['cam1', true],
    ['cam1', false],
  ]);
  expect(views).toHaveLength(2);
  watch.stop();
  expect(stopped).toBe(true);
});
