import { describe, expect, it } from 'vitest';
import { awakeFor, isOver } from '../../../devices/awake-for';
import { standStillFor } from '../../support/stand-still';

describe('a time that passes only while this process runs', () => {
  it('is over after its time, and not before', async () => {
    const begunMs = performance.now();
    expect(await awakeFor(120).over).toBe(isOver);
    expect(performance.now() - begunMs).toBeGreaterThan(115);
  });

  it('counts what the process stood still for as two steps at most', async () => {
    let isPast = false;
    void awakeFor(150).over.then(() => (isPast = true));
    standStillFor(400);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(isPast).toBe(false);
  });

  it('never ends once it was stopped', async () => {
    let isPast = false;
    const time = awakeFor(30);
    void time.over.then(() => (isPast = true));
    time.stop();
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(isPast).toBe(false);
  });
});
