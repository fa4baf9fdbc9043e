import { expect, it } from 'vitest';
import { DiskGuard } from '../../../../services/interviews/disk-guard';

it('goes on with a session at the next look where the first try failed', async () => {
  const tried: string[] = [];
  const problems: unknown[] = [];
  const guard = new DiskGuard({
    space: () => Promise.resolve({ freeBytes: 50, totalBytes: 100 }),
    reserve: { take: () => Promise.resolve(), release: () => Promise.resolve() },
    active: {
      interrupt: () => Promise.resolve(),
      goOn: (reason) => {
        tried.push(reason);
        return tried.length === 1 ? Promise.reject(new Error('the store was busy')) : Promise.resolve();
      },
    },
    onProblem: (problem) => problems.push(problem),
  });
  for (let look = 0; look < 3; look += 1) await guard.look();
  expect(problems).toHaveLength(1);
  expect(tried).toHaveLength(2);
});
