import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeMissing } from '../../recordings/copies/complete-missing';
import { openSecondCopy, type FollowedCopy, type SecondCopy } from '../../recordings/copies/second-copy';
import { openChain, type ChainWriter } from '../../recordings/evidence/chain';
import { readChainLines } from '../../recordings/evidence/chain-lines';
import { hashFile } from '../../recordings/evidence/hash-file';
import { sealFolder } from '../../recordings/evidence/seal';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { noDisksBecause, SmallDisk } from '../support/small-disk';
import { waitFor } from '../support/wait-for';
import { facts, newKey, segment } from '../unit/recordings/evidence/small-evidence';

/** A session whose files are written by hand, where and when the test says so. */
class Session {
  private chain!: ChainWriter;
  private constructor(readonly folder: string) {}

  static async open(recordings: string, name: string): Promise<Session> {
    const session = new Session(path.join(recordings, name));
    session.chain = await openChain(session.folder);
    mkdirSync(path.join(session.folder, 'cam1'));
    return session;
  }

  write(n: number, bytes: number): string {
    const file = `cam1/a01-${String(n).padStart(6, '0')}.mp4`;
    appendFileSync(path.join(this.folder, file), Buffer.alloc(bytes, `${n} ${Math.random()} `));
    return file;
  }

  /** Closed and in the chain. */
  async close(n: number, copy?: FollowedCopy): Promise<void> {
    const file = `cam1/a01-${String(n).padStart(6, '0')}.mp4`;
    const { link } = await this.chain.append({ ...segment(file), ...(await hashFile(path.join(this.folder, file))) });
    copy?.keep(link);
  }

  tell(copy: FollowedCopy): void {
    for (const { link } of this.chain.links()) copy.keep(link);
  }

  async seal(): Promise<void> {
    await this.chain.close();
    writeFileSync(path.join(this.folder, '询问笔录.pdf'), 'a paper');
    await sealFolder({ folder: this.folder, facts, key: await newKey(), sealedAt: '2026-11-25T01:45:00.000Z' });
  }

  async leave(): Promise<void> {
    await this.chain.close().catch(() => undefined);
  }
}

let root: string;
let copies: SecondCopy[];
let sessions: Session[];
let disks: SmallDisk[];
let copied: { readonly file: string; readonly afterMs: number }[];
let said: string[];

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'second-copy-'));
  mkdirSync(path.join(root, 'second'));
  mkdirSync(path.join(root, 'recordings'));
  [copies, sessions, disks, copied, said] = [[], [], [], [], []];
});
afterEach(async () => {
  await Promise.all(copies.map((copy) => copy.close()));
  await Promise.all(sessions.map((session) => session.leave()));
  for (const disk of disks) disk.remove();
  rmSync(root, { recursive: true, force: true });
});

async function newSession(name = 'session', recordings = path.join(root, 'recordings')): Promise<Session> {
  const session = await Session.open(recordings, name);
  sessions.push(session);
  return session;
}
function openCopy(
  options: { readonly folder?: string; readonly recordings?: string; readonly sameDiskAllowed?: boolean } = {},
): SecondCopy {
  const copy = openSecondCopy({
    folder: path.join(root, 'second'),
    recordings: path.join(root, 'recordings'),
    sameDiskAllowed: true,
    ...options,
    onCopied: (one) => copied.push(one),
    onChange: (state) => said.push('cause' in state && state.cause !== undefined ? `${state.kind} ${state.cause}` : state.kind),
  });
  copies.push(copy);
  return copy;
}
function newDisk(mebibytes: number): SmallDisk {
  const disk = new SmallDisk(mebibytes);
  disks.push(disk);
  return disk;
}
const mirrored = (file: string, folder = path.join(root, 'second')) => path.join(folder, 'session', file);
const same = (session: Session, file: string, folder?: string) =>
  existsSync(mirrored(file, folder)) && readFileSync(mirrored(file, folder)).equals(readFileSync(path.join(session.folder, file)));
const bytesOf = (file: string) => (existsSync(file) ? statSync(file).size : 0);

describe('the second copy', () => {
  it('has each closed segment within two seconds, compared with the chain, and the file that still grows within a second', async () => {
    const session = await newSession();
    const copy = openCopy();
    const followed = copy.follow(session.folder);
    session.write(1, 300_000);
    await session.close(1, followed);
    const growing = session.write(2, 50_000);
    await waitFor('the closed segment', () => copied.length === 1);
    expect(copied[0]?.afterMs).toBeLessThan(2_000);
    expect(same(session, 'cam1/a01-000001.mp4')).toBe(true);
    await waitFor('the growing file', () => bytesOf(mirrored(`${growing}.part`)) === 50_000);
    session.write(2, 7_000);
    await waitFor('what was added', () => bytesOf(mirrored(`${growing}.part`)) === 57_000, 2_000);
    await waitFor('the chain', () => same(session, 'chain.jsonl'));
    expect(copy.state()).toMatchObject({ kind: 'in-step' });
    expect(said).toContain('in-step');
  });

  it('never holds what is secret or only of this moment', async () => {
    const session = await newSession();
    for (const name of ['a01.ffconcat', 'capture-pid.json', 'a01.log']) writeFileSync(path.join(session.folder, 'cam1', name), 'x');
    openCopy().follow(session.folder);
    session.write(1, 1_000);
    await waitFor('the segment', () => bytesOf(mirrored('cam1/a01-000001.mp4.part')) === 1_000);
    expect(readdirSync(mirrored('cam1'))).toEqual(['a01-000001.mp4.part']);
  });

  it('is a whole sealed folder after the seal, without what was discarded, and says intact by itself', async () => {
    const session = await newSession();
    const copy = openCopy();
    const followed = copy.follow(session.folder);
    const old = session.write(1, 1_000);
    await waitFor('the discarded one', () => bytesOf(mirrored(`${old}.part`)) === 1_000);
    rmSync(path.join(session.folder, old));
    followed.discard([old]);
    for (const n of [2, 3]) {
      session.write(n, 1_500_000);
      await session.close(n, followed);
    }
    writeFileSync(mirrored('cam1/nobody.mp4'), 'whose is this?');
    await session.seal();
    await copy.complete(session.folder);
    expect(readdirSync(mirrored(''), { recursive: true }).sort()).toEqual(readdirSync(session.folder, { recursive: true }).sort());
    rmSync(session.folder, { recursive: true });
    expect(await verifyEvidence(mirrored(''))).toMatchObject({ verdict: 'intact', findings: [] });
    expect(statSync(mirrored('manifest.json')).mode & 0o777).toBe(0o444);
    // What nobody knows is not thrown away either.
    expect(readdirSync(path.join(root, 'second', 'set-aside', 'session'))).toHaveLength(1);
  });

  it('goes on after a restart: half a file is completed, a copy that rotted meanwhile is made again', async () => {
    const session = await newSession();
    const first = openCopy();
    const followed = first.follow(session.folder);
    session.write(1, 9_000);
    await session.close(1, followed);
    session.write(2, 5_000);
    await waitFor('both', () => same(session, 'cam1/a01-000001.mp4') && bytesOf(mirrored('cam1/a01-000002.mp4.part')) === 5_000);
    await first.close();
    writeFileSync(mirrored('cam1/a01-000001.mp4'), Buffer.alloc(9_000, 'rot'));
    session.write(2, 5_000);
    await session.close(2);
    session.tell(openCopy().follow(session.folder));
    await waitFor('both right', () => same(session, 'cam1/a01-000001.mp4') && same(session, 'cam1/a01-000002.mp4'));
  });

  it('finishes what earlier runs left, while a session is under way and sealed itself', async () => {
    const [left, own] = [await newSession('left'), await newSession('own')];
    left.write(1, 5_000);
    await left.close(1);
    await left.seal();
    const copy = openCopy();
    const followed = copy.follow(own.folder);
    await completeMissing(copy, path.join(root, 'recordings'));
    own.write(1, 5_000);
    await own.close(1, followed);
    await waitFor('the segment of the session under way', () => copied.length === 1);
    await own.seal();
    await copy.complete(own.folder);
    await waitFor('both', async () => (await verifyEvidence(path.join(root, 'second', 'left'))).verdict === 'intact');
    expect(await verifyEvidence(path.join(root, 'second', 'own'))).toMatchObject({ verdict: 'intact', findings: [] });
    expect(copy.state()).toEqual({ kind: 'idle', cause: undefined });
  });

  it('is no second copy on the disk of the recordings', async () => {
    const copy = openCopy({ sameDiskAllowed: false });
    await expect(copy.probe()).rejects.toMatchObject({ code: 'copy.same-disk' });
    copy.follow((await newSession()).folder);
    await waitFor('the fault', () => said.includes('behind same-disk'), 2_000);
    expect(readdirSync(path.join(root, 'second'))).toEqual([]);
  });

  it('says what is missing when nothing is mounted, and makes no folder in its place', async () => {
    rmSync(path.join(root, 'second'), { recursive: true });
    const copy = openCopy();
    copy.follow((await newSession()).folder);
    await waitFor('the fault', () => said.includes('behind missing'), 2_000);
    await expect(copy.probe()).rejects.toMatchObject({ code: 'copy.missing' });
    expect(existsSync(path.join(root, 'second'))).toBe(false);
  });
});

const noDisks = noDisksBecause();
describe.skipIf(noDisks !== undefined)(
  `the second copy on disks of its own${noDisks === undefined ? '' : ` (skipped: ${noDisks})`}`,
  () => {
    it('alarms within two seconds when its disk is pulled, and catches up on the disk that is put in', async () => {
      const [one, two] = [newDisk(16), newDisk(16)];
      const session = await newSession('session', one.folder);
      const copy = openCopy({ folder: two.prepare('copies'), recordings: one.folder, sameDiskAllowed: false });
      const followed = copy.follow(session.folder);
      session.write(1, 100_000);
      await session.close(1, followed);
      await waitFor('the first segment', () => copied.length === 1);
      expect(await copy.probe()).toMatchObject({ sameDisk: false, totalBytes: 16 * 1024 * 1024 });

      two.pull();
      await waitFor('the alarm', () => said.includes('behind missing'), 2_000);
      session.write(2, 100_000);
      await session.close(2, followed);

      two.insert();
      two.prepare('copies');
      await waitFor('all of it', () => [1, 2].every((n) => same(session, `cam1/a01-00000${n}.mp4`, path.join(two.folder, 'copies'))));
      await waitFor('in step', () => copy.state().kind === 'in-step');
      expect(copied.map(({ file }) => file)).toContain('cam1/a01-000002.mp4');
    });

    it('alarms within two seconds when its disk is full, leaves the recording alone, and catches up when there is room', async () => {
      const [one, two] = [newDisk(32), newDisk(4)];
      const session = await newSession('session', one.folder);
      const folder = two.prepare('copies');
      const copy = openCopy({ folder, recordings: one.folder, sameDiskAllowed: false });
      const followed = copy.follow(session.folder);
      const filler = path.join(two.folder, 'other');
      writeFileSync(filler, Buffer.alloc(3 * 1024 * 1024));
      session.write(1, 2_000_000);
      await session.close(1, followed);
      await waitFor('the alarm', () => said.includes('behind no-space'), 2_000);
      expect(readdirSync(two.folder).sort()).toEqual(['copies', 'other']);
      rmSync(filler);
      await waitFor('the segment', () => same(session, 'cam1/a01-000001.mp4', folder));
      await waitFor('in step', () => copy.state().kind === 'in-step');
    });

    it('holds everything to the last second when the disk of the recordings dies', async () => {
      const [one, two] = [newDisk(16), newDisk(16)];
      const session = await newSession('session', one.folder);
      const folder = two.prepare('copies');
      const copy = openCopy({ folder, recordings: one.folder, sameDiskAllowed: false });
      const followed = copy.follow(session.folder);
      for (const n of [1, 2]) {
        session.write(n, 400_000);
        await session.close(n, followed);
      }
      const growing = session.write(3, 123_000);
      await waitFor('the growing file', () => bytesOf(mirrored(`${growing}.part`, folder)) === 123_000);
      await waitFor('the chain', () => same(session, 'chain.jsonl', folder));

      one.pull();
      await waitFor('the alarm', () => said.includes('behind first-unreadable'), 2_000);
      const { lines, tornBytes } = readChainLines(readFileSync(mirrored('chain.jsonl', folder)));
      expect([lines.length, tornBytes]).toEqual([2, 0]);
      for (const { link } of lines) expect((await hashFile(mirrored(link?.file ?? '', folder))).sha256).toBe(link?.sha256);
      expect(bytesOf(mirrored(`${growing}.part`, folder))).toBe(123_000);
    });

    it('is whole although its disk was away while the session was sealed', async () => {
      const [one, two] = [newDisk(16), newDisk(16)];
      const session = await newSession('session', one.folder);
      const copy = openCopy({ folder: two.prepare('copies'), recordings: one.folder, sameDiskAllowed: false });
      const followed = copy.follow(session.folder);
      session.write(1, 100_000);
      await session.close(1, followed);
      await waitFor('the first segment', () => copied.length === 1);
      two.pull();
      await waitFor('the alarm', () => said.includes('behind missing'), 2_000);
      await session.seal();
      const whole = copy.complete(session.folder);
      two.insert();
      two.prepare('copies');
      await whole;
      expect(await verifyEvidence(path.join(two.folder, 'copies', 'session'))).toMatchObject({ verdict: 'intact' });
      chmodSync(session.folder, 0o755);
    });
  },
);
