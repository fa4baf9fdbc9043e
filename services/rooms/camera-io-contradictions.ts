import { outputNames, sensorNames } from '../../devices/room-io/room-io-map';
import { isFields, type Contradiction, type Fields } from './contradiction';
import { lockSaysBoth } from './room-io-contradictions';

/** What is wrong between the fields of a camera that carries the room's I/O. */
export function cameraIoContradictions(wiring: Fields, cameras: readonly Fields[]): readonly Contradiction[] {
  const { camera, lock } = wiring;
  const points = [...outputNames, ...sensorNames].flatMap((name) => (isFields(wiring[name]) ? [{ name, wired: wiring[name] }] : []));
  const carrier = cameras.find(({ id }) => id === camera);
  return [
    ...(typeof camera === 'string' && carrier?.['onvif'] === undefined
      ? [{ field: 'cameraIo.camera', problem: 'wrong-value', expected: 'the id of a camera with onvif' }]
      : []),
    ...(points.length === 0 ? [{ field: 'cameraIo', problem: 'wrong-value', expected: 'at least one output or sensor' }] : []),
    ...(isFields(lock) ? lockSaysBoth('cameraIo.lock', lock) : []),
    ...points.flatMap(({ name, wired }, index) =>
      points.slice(0, index).some((other) => sameScrew(other.wired, wired))
        ? [{ field: `cameraIo.${name}`, problem: 'duplicate', expected: 'another relay or input than the others’' }]
        : [],
    ),
  ];
}

function sameScrew(a: Fields, b: Fields): boolean {
  return (a['relay'] !== undefined && a['relay'] === b['relay']) || (a['input'] !== undefined && a['input'] === b['input']);
}
