import { expect, it } from 'vitest';
import { toVolumeId } from '../../../../devices/disc-burner/volume-id';

it.each([
  ['QYWS-X1-20261123-0007', 'QYWS_X1_20261123_0007'],
  ['清远 qyws 2026/1 号', 'QYWS_2026_1'],
  ['"; rm -rf / #', 'RM_RF'],
  ['清远市卫生监督所', 'EVIDENCE'],
  ['', 'EVIDENCE'],
  ['A'.repeat(40), 'A'.repeat(32)],
  [`${'B'.repeat(31)}-C`, 'B'.repeat(31)],
])('names a volume for %s', (wish, id) => {
  expect(toVolumeId(wish)).toBe(id);
});
