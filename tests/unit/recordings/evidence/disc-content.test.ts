import { expect, it } from 'vitest';
import { planDisc } from '../../../../recordings/evidence/disc-content';
import { sealedFolder } from './small-evidence';

it('plans everything of a sealed folder, camera by camera, then papers, then proof', async () => {
  const { folder, seal } = await sealedFolder();
  const plan = await planDisc(folder);
  expect(plan.parts.map((part) => [part.name, part.files.length])).toEqual([
    ['cam1', 3],
    ['cam2', 3],
    ['papers', 1],
    ['proof', 6],
  ]);
  expect(plan.files).toBe(seal.files + 3);
  expect(plan.parts[0]?.bytes).toBe(9000);
  expect(plan.bytes).toBeGreaterThan(seal.bytes);
});
