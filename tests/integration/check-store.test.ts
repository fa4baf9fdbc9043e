import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/data-source';
import { anchorsFileName } from '../../recordings/evidence/anchors';
import { timeStampFileName } from '../../recordings/evidence/manifest';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { AnchorDesk } from '../../services/archive/anchor-desk';
import { checkStore } from '../../services/archive/check-store';
import { TimeStampDesk } from '../../services/archive/time-stamp-desk';
import { openAuditLog } from '../../services/audit/audit-log';
import { changeSealed } from '../../services/audit/session-digest';
import { runCommandLine } from '../../services/command-line/run-command-line';
import { startOpensslTsa } from '../support/openssl-tsa';
import { seededRandom } from '../support/random';
import { SealedStore } from '../support/sealed-store';

let folder: string;
let store: SealedStore;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'check-store-'));
  store = await SealedStore.make(path.join(folder, 'kiosk'), seededRandom(3));
  await store.addSession('s1', 25, 1);
});
afterEach(async () => {
  await store.db.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly ok: boolean;
  readonly violations?: readonly { readonly invariant: number; readonly subject: string; readonly detail: string }[];
  readonly anchors?: number;
}
async function checkStoreCommand(home: string, ...places: string[]) {
  const written: string[] = [];
  const exitCode = await runCommandLine(['check-store', '--home', home, ...places], {
    out: (text) => written.push(text),
    say: () => undefined,
  });
  return { exitCode, answer: JSON.parse(written.join('')) as Answer };
}

describe('mingxun check-store', () => {
  it('finds a sound store sound, while the kiosk is running, and leaves it as it is', async () => {
    const before = await store.db.audit.head();
    const { exitCode, answer } = await checkStoreCommand(store.home, store.folderOf('s1'));
    expect(answer).toMatchObject({ ok: true, violations: [], anchors: 3 });
    expect(exitCode).toBe(0);
    expect(await store.db.audit.head()).toEqual(before);
    await changeSealed({ db: store.db, audit: store.audit }, 's1', { filedPlace: '档案室 3 柜', filedAt: '2026-11-26T00:00:00.000Z' });
    expect((await checkStoreCommand(store.home)).exitCode).toBe(0);
  });

  it('names a database that was put back to an older copy, with the date of the seal that it does not know', async () => {
    const older = path.join(folder, 'older');
    const copied = await SealedStore.make(path.join(older), seededRandom(3));
    await copied.addSession('s1', 25, 1);
    await copied.db.close();
    await store.addSession('s2', 26, 1);
    // The kiosk of the older copy with the newer one's disc and with its anchors file.
    for (const place of [store.folderOf('s2'), path.join(store.recordings, anchorsFileName)]) {
      const { exitCode, answer } = await checkStoreCommand(older, place);
      expect(exitCode).toBe(1);
      expect(answer.violations?.some(({ invariant, subject }) => invariant === 17 && subject === place)).toBe(true);
    }
  });

  it('refuses a home without a store, and a place that is not there, in one sentence', async () => {
    expect(await checkStoreCommand(folder)).toMatchObject({ exitCode: 2 });
    expect(await checkStoreCommand(store.home, '/nowhere')).toMatchObject({ exitCode: 2 });
    await writeFile(path.join(folder, 'mingxun.db'), 'not a database'.repeat(1000));
    expect(await checkStoreCommand(folder)).toMatchObject({ exitCode: 1, answer: { problem: { code: 'store.unusable' } } });
  });
});

describe('anchors', () => {
  it('are kept on the second disk too, what it missed included, and a line torn by a power cut is no line', async () => {
    const second = path.join(folder, 'second');
    const desk = new AnchorDesk({ db: store.db, audit: store.audit, recordings: store.recordings, secondCopy: second });
    const file = path.join(store.recordings, anchorsFileName);
    const first = await readFile(file, 'utf8');
    await writeFile(file, `${first}{"auditCount":12,"auditHe`);
    const seal = await store.addSession('s2', 26, 1);
    // Its mount is away: said, and nothing else fails.
    await desk.keep(seal);
    expect(await store.db.audit.tail(1)).toMatchObject([{ action: 'anchor.not-kept', object: second }]);
    const lines = (await readFile(file, 'utf8')).split('\n');
    expect(lines).toHaveLength(3);
    expect(`${String(lines[0])}\n`).toBe(first);

    await mkdir(second);
    await desk.keep(seal);
    await desk.keep(seal);
    expect(await readFile(path.join(second, anchorsFileName), 'utf8')).toBe(await readFile(file, 'utf8'));
  });

  it('contradict an older database when the kiosk starts, which the audit log records', async () => {
    await store.copyDatabase(path.join(folder, 'older.db'));
    await store.addSession('s2', 26, 1);
    const db = await openDatabase(path.join(folder, 'older.db'));
    const audit = await openAuditLog(db, () => new Date('2026-11-27T01:00:00.000Z'), 'boot-2', path.join(folder, 'audit.jsonl'));
    const found = await new AnchorDesk({ db, audit, recordings: store.recordings, secondCopy: undefined }).compare();
    expect(found).toMatchObject([{ invariant: 17, detail: expect.stringContaining('2026-11-26T03:11:02.000Z') as string }]);
    expect(await db.audit.tail(1)).toMatchObject([{ action: 'audit.anchor-compared', outcome: found[0]?.detail }]);
    await db.close();
  });
});

it('fetches a time stamp when the authority is back, and knows one that was exchanged', async () => {
  const tsa = await startOpensslTsa();
  const desk = new TimeStampDesk({
    db: store.db,
    audit: store.audit,
    authority: { url: tsa.url, caFile: tsa.caFile },
    foldersOf: (id) => [store.folderOf(id)],
    onProblem: (problem) => {
      throw problem;
    },
  });
  const actions = async () =>
    (await store.db.audit.ofObject('s1')).map(({ action, outcome }) => `${action} ${outcome.split(':')[0] ?? ''}`).slice(-1);
  tsa.behave('http-500');
  await desk.fetchMissing();
  await desk.fetchMissing();
  expect(desk.problemOf('s1')).toBe('time-stamp.http-status');
  expect(await actions()).toEqual(['session.time-stamp-failed time-stamp.http-status']);
  expect(await verifyEvidence(store.folderOf('s1'))).toMatchObject({ verdict: 'intact', timeStamp: undefined });

  tsa.behave('right');
  await desk.fetchMissing();
  expect(desk.problemOf('s1')).toBeUndefined();
  const stamped = { verdict: 'intact', timeStamp: { by: '/C=CN/CN=Loopback TSA', trusted: true } };
  expect(await verifyEvidence(store.folderOf('s1'), { timeStampCaFile: tsa.caFile })).toMatchObject(stamped);
  const count = (await store.db.audit.head()).count;
  await desk.fetchMissing();
  await desk.stop();
  expect((await store.db.audit.head()).count).toBe(count);

  const twinFile = path.join(store.home, 'audit.jsonl');
  const broken = async () => (await checkStore({ db: store.db, recordings: store.recordings, twinFile, anchorPlaces: [] })).violations;
  expect(await broken()).toEqual([]);
  await rm(path.join(store.folderOf('s1'), timeStampFileName));
  expect(await broken()).toMatchObject([{ invariant: 19, subject: 's1' }]);
  await tsa.close();
});
