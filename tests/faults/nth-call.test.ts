import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureEvent } from '../../recordings/capture/capture-events';
import { CaptureJournal } from '../../recordings/capture/capture-journal';
import { openChain } from '../../recordings/evidence/chain';
import { writeDurably } from '../../recordings/evidence/durable-file';
import { aBootId } from '../support/builders';
import type { FailurePlan, FaultCode } from '../support/failing-fs';
import { failed, failFrom } from '../support/failing-fs';
import { checkEvidence } from './check-evidence';

vi.mock('node:fs/promises', async (original) => {
  const { failingFs } = await import('../support/failing-fs');
  return failingFs(await original());
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nth-'));
});
afterEach(() => {
  failFrom(undefined);
  rmSync(folder, { recursive: true, force: true });
});

const codes: readonly FaultCode[] = ['EIO', 'ENOSPC', 'EMFILE'];
const kinds = codes.flatMap((code) => [
  { code, persists: false },
  { code, persists: true },
]);

/** Does the work again and again, failing its first call, its second, … until none is left to fail; how many those were. */
async function failEach(kind: Omit<FailurePlan, 'n'>, work: (home: string) => Promise<() => Promise<void>>): Promise<number> {
  for (let n = 1; ; n += 1) {
    failFrom({ ...kind, n });
    const check = await work(path.join(folder, `${kind.code}-${String(kind.persists)}-${n}`));
    const reached = failed();
    failFrom(undefined);
    await check();
    if (!reached) return n - 1;
  }
}

const resolves = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

function facts(n: number) {
  return {
    file: `cam-1/a01-00000${n}.mp4`,
    cameraId: 'cam-1',
    sha256: 'a'.repeat(64),
    bytes: 5,
    startedAt: '2026-11-25T01:02:14.000Z',
    endedAt: '2026-11-25T01:02:24.000Z',
    durationMs: 10_000,
    frames: 250,
    monotonicMs: 1_000,
    bootId: aBootId,
  };
}

describe.each(kinds)('when the n-th call fails with $code, persistently: $persists', (kind) => {
  it('the chain holds exactly what was acknowledged, and goes on', async () => {
    const tried = await failEach(kind, async (home) => {
      const chain = await openChain(home).catch(() => undefined);
      const kept: number[] = [];
      for (const n of [1, 2, 3]) if (chain && (await resolves(chain.append(facts(n))))) kept.push(n);
      return async () => {
        // The disk is well again: the open chain takes the next link, and so does the one that a restart opens.
        if (chain) {
          await chain.append(facts(4));
          await chain.close();
          kept.push(4);
        }
        const again = await openChain(home);
        expect(again.links().map(({ link }) => link.file)).toEqual(kept.map((n) => facts(n).file));
        await again.append(facts(5));
        await again.close();
        const { problems } = await checkEvidence(home, false);
        expect(problems.filter((problem) => !problem.endsWith('is gone'))).toEqual([]);
      };
    });
    expect(tried).toBeGreaterThan(8);
  });

  it('the journal of a camera forgets nothing that was acknowledged', async () => {
    const tried = await failEach(kind, async (home) => {
      const events = ['a', 'b', 'c'].map((file): CaptureEvent => ({ kind: 'discarded', file }));
      const { mkdirSync } = await import('node:fs');
      mkdirSync(home);
      const journal = await CaptureJournal.open(home).catch(() => undefined);
      const kept: CaptureEvent[] = [];
      for (const event of events) if (journal && (await resolves(journal.append(event)))) kept.push(event);
      return async () => {
        const last: CaptureEvent = { kind: 'discarded', file: 'd' };
        await journal?.append(last);
        const known = (await CaptureJournal.open(home)).events;
        for (const event of journal ? [...kept, last] : kept) expect(known).toContainEqual(event);
      };
    });
    expect(tried).toBeGreaterThan(8);
  });

  it('a file written durably is the old one or the new one, and the new one where that was said', async () => {
    const tried = await failEach(kind, async (home) => {
      const { mkdirSync, writeFileSync } = await import('node:fs');
      mkdirSync(home);
      const file = path.join(home, 'state.json');
      writeFileSync(file, 'old');
      const said = await resolves(writeDurably(file, 'new, and longer'));
      return async () => {
        const now = readFileSync(file, 'utf8');
        expect(said ? ['new, and longer'] : ['old', 'new, and longer']).toContain(now);
        await writeDurably(file, 'newest');
        expect(readFileSync(file, 'utf8')).toBe('newest');
      };
    });
    expect(tried).toBeGreaterThan(5);
  });
});
