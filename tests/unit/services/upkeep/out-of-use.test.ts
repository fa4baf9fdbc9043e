import { describe, expect, it } from 'vitest';
import { missingEssentials } from '../../../../services/upkeep/out-of-use';

const devices = [
  { id: 'cam1', kind: 'camera' },
  { id: 'cam2', kind: 'camera' },
  { id: 'sound', kind: 'microphone' },
  { id: 'lock', kind: 'lock' },
  { id: 'drive1', kind: 'drive' },
];
const missing = (...ids: readonly string[]) => missingEssentials(devices, new Map(ids.map((id) => [id, '2026-0001']))).map(({ id }) => id);

describe('devices that can’t be done without (制度§17)', () => {
  it('[row 86] are the last camera, the microphone and the lock', () => {
    expect(missing()).toEqual([]);
    expect(missing('cam1')).toEqual([]);
    expect(missing('cam1', 'cam2')).toEqual(['cam1', 'cam2']);
    expect(missing('sound')).toEqual(['sound']);
    expect(missing('lock', 'drive1')).toEqual(['lock']);
    expect(missing('drive1')).toEqual([]);
  });
});
