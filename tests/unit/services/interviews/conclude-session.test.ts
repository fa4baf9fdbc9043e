import { describe, expect, it } from 'vitest';
import { EvidenceError } from '../../../../recordings/evidence/evidence-error';
import { Refusal } from '../../../../services/contract/errors';
import { SessionConclusion, type ConcludeParts } from '../../../../services/interviews/conclude-session';

/** A conclusion that comes no further than to this problem. */
async function problemAfter(problem: Error): Promise<string | undefined> {
  const parts: Partial<ConcludeParts> = {
    active: { state: () => Promise.reject(problem) } as unknown as ConcludeParts['active'],
    onChange: () => undefined,
    onProblem: () => undefined,
  };
  const conclusion = new SessionConclusion(parts as ConcludeParts);
  await conclusion.run('session');
  return conclusion.problemOf('session');
}

describe('what kept a session from its seal', () => {
  it('is told by its code where it has one, so that the screen finds its words', async () => {
    expect(await problemAfter(new EvidenceError('seal.failed', 'cam-1/00001.mp4', 'size differs'))).toBe('seal.failed');
    expect(await problemAfter(new Refusal('session.unknown'))).toBe('session.unknown');
  });

  it('is told in its own words where it has none', async () => {
    expect(await problemAfter(new Error('the printer is gone'))).toBe('the printer is gone');
  });
});
