import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { completeCopy } from '../../recordings/copies/complete-copy';
import { FolderMirror } from '../../recordings/copies/folder-mirror';
import { readChainLines } from '../../recordings/evidence/chain-lines';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { failingFiles } from '../support/failing-files';
import { newFolder, sealedFolder } from '../unit/recordings/evidence/small-evidence';

const folders: string[] = [];
/** Where an fsync costs nothing: a hundred runs with dozens each. What is tested is what follows a refusal. */
const quickDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Copies a session with one fault at the n-th operation of a disk, trying again as the loop does. */
async function copyWithFault(session: string, at: 'first' | 'second', n: number, code: string) {
  const base = mkdtempSync(path.join(quickDisk, 'second-'));
  folders.push(base);
  const to = path.join(base, 'session');
  const { files, hasFailed } = failingFiles(at === 'first' ? session : base, n, code);
  const links = readChainLines(readFileSync(path.join(session, 'chain.jsonl'))).lines.flatMap(({ link }) => (link ? [link] : []));
  const mirror = new FolderMirror(files, session, to, (file) => {
    // Whatever is called copied is whole, at the moment when it is said.
    expect(readFileSync(path.join(to, file)).equals(readFileSync(path.join(session, file)))).toBe(true);
  });
  for (const link of links) mirror.expect(link);
  let faults = 0;
  const untilDone = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch(async () => {
      faults += 1;
      await mirror.forget();
      await work();
    });
  };
  await untilDone(() => mirror.pass());
  await mirror.forget();
  await untilDone(() => completeCopy(files, session, to, () => true));
  return { to, failed: hasFailed(), faults };
}

describe('the second copy when the n-th operation fails', () => {
  it.each([
    ['second', 'EIO', 1],
    ['second', 'ENOSPC', 2],
    ['first', 'EIO', 3],
  ] as const)('of the %s disk with %s, for every third n: it says so, goes on, and is whole', async (at, code, from) => {
    const { folder } = await sealedFolder({ segmentsPerCamera: 1, segmentBytes: 30_000 });
    const session = mkdtempSync(path.join(quickDisk, 'first-'));
    folders.push(folder, session);
    cpSync(folder, session, { recursive: true });
    let n: number = from;
    for (; ; n += 3) {
      const { to, failed, faults } = await copyWithFault(session, at, n, code);
      const { verdict, findings } = await verifyEvidence(to);
      expect({ n, verdict, findings, faults }).toEqual({ n, verdict: 'intact', findings: [], faults: failed ? 1 : 0 });
      expect(existsSync(path.join(path.dirname(to), 'set-aside'))).toBe(false);
      rmSync(path.dirname(to), { recursive: true });
      if (!failed) break;
    }
    expect(n).toBeGreaterThan(20);
  });

  it('makes no folder where no disk is mounted', async () => {
    const { folder: session } = await sealedFolder({ segmentsPerCamera: 1 });
    const base = path.join(await newFolder(), 'not-mounted');
    folders.push(session, path.dirname(base));
    mkdirSync(path.dirname(base), { recursive: true });
    const { files } = failingFiles('/nowhere', 1, 'EIO');
    await expect(new FolderMirror(files, session, path.join(base, 's'), () => undefined).pass()).rejects.toMatchObject({
      reason: 'missing',
    });
    await expect(completeCopy(files, session, path.join(base, 's'), () => true)).rejects.toMatchObject({ reason: 'missing' });
    expect(existsSync(base)).toBe(false);
  });
});
