import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openChain } from '../../recordings/evidence/chain';
import { checkSignature } from '../../recordings/evidence/check-signature';
import { hashFile } from '../../recordings/evidence/hash-file';
import { sealFolder } from '../../recordings/evidence/seal';
import { interviewFileName } from '../../recordings/evidence/sealed-interview';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { DerivedDesk } from '../../services/archive/derived-desk';
import { openAuditLog } from '../../services/audit/audit-log';
import type { ArchiveEntryView } from '../../services/contract/archive';
import type { DerivedJobView } from '../../services/contract/derived';
import type { PersonTile } from '../../services/contract/people';
import { openTestStore, type TestStore } from '../support/builders';
import { recordSmall } from '../support/small-recording';
import { waitFor } from '../support/wait-for';
import { facts } from '../unit/recordings/evidence/small-evidence';

const sessionId = 'session-1';
const officer = { id: 'o1', name: '梁淑芬', role: 'office-staff' } as PersonTile;
let store: TestStore;
let evidence: string;
let told: DerivedJobView[];

beforeEach(async () => {
  store = await openTestStore();
  told = [];
  evidence = path.join(store.folder, 'recordings', sessionId);
  await mkdir(evidence, { recursive: true });
  const chain = await openChain(evidence);
  for (const id of ['cam1', 'cam2'])
    for (const segment of await recordSmall(evidence, { id, seconds: 3, startedAt: '2026-11-25T01:02:14.123Z', sound: id === 'cam1' })) {
      const durationMs = Date.parse(segment.endedAt) - Date.parse(segment.startedAt);
      await chain.append({
        ...segment,
        ...(await hashFile(path.join(evidence, segment.file))),
        durationMs,
        frames: 50,
        monotonicMs: 1_000,
        bootId: randomUUID(),
      });
    }
  await chain.close();
  const climate = [{ at: '2026-11-25T01:02:00.000Z', temperatureC: 22.4, humidityPercent: 48 }];
  await writeFile(path.join(evidence, interviewFileName), JSON.stringify({ schema: 'mingxun-interview/1', climate }));
  await sealFolder({ folder: evidence, facts, key: await key(), sealedAt: '2026-11-25T02:00:00.000Z' });
});
afterEach(async () => {
  await store.remove();
  await rm(evidence, { recursive: true, force: true });
});

const key = () => openSigningKey(path.join(store.folder, 'keys'));

async function openDesk(): Promise<DerivedDesk> {
  const now = () => new Date('2026-11-26T06:00:00.000Z');
  const desk = new DerivedDesk({
    audit: await openAuditLog(store.db, now, 'boot', path.join(store.folder, 'audit.jsonl')),
    key: await key(),
    cameras: facts.cameras,
    unitName: '第一询问室',
    folderOf: () => evidence,
    entry: () => Promise.resolve({ registrationCode: facts.registrationCode, bytes: 1_000_000 } as ArchiveEntryView),
    targets: {
      defaultFolder: path.join(store.folder, 'derived'),
      roots: [store.folder],
      closed: [path.join(store.folder, 'recordings'), path.join(store.folder, 'keys')],
    },
    jobsFolder: path.join(store.folder, 'derived-jobs'),
    now,
    onChange: (job) => told.push(job),
    onProblem: (problem) => {
      throw problem;
    },
  });
  await desk.resume();
  return desk;
}

const request = { sessionId, purpose: '听证会播放', folder: '' } as const;
const composite = { ...request, kind: 'composite', mainId: 'cam1', insetId: 'cam2' } as const;
const ended = (id: string) =>
  waitFor('the end of the job', () => told.findLast((job) => job.id === id && !['waiting', 'running'].includes(job.state.kind)), 40_000);

it('exports a file a camera and 画中画 one after the other, signs what it says of them and touches no original', async () => {
  const desk = await openDesk();
  const first = await desk.ask({ ...request, kind: 'export' }, officer);
  const second = await desk.ask(composite, officer);
  expect(desk.list(sessionId).map(({ state }) => state.kind)).toContain('waiting');
  expect((await ended(first.id)).state).toMatchObject({ kind: 'done' });
  expect((await ended(second.id)).state).toMatchObject({ kind: 'done' });

  expect((await readdir(first.target)).toSorted()).toEqual(
    ['QYWS-X1-2026-0147-cam1.mp4', 'QYWS-X1-2026-0147-cam2.mp4', 'export.json', 'export.sig', 'public-key.pem'].toSorted(),
  );
  const note = await readFile(path.join(first.target, 'export.json'));
  const signature = await readFile(path.join(first.target, 'export.sig'));
  expect(checkSignature(note, signature, (await key()).publicKeyPem)).toMatchObject({ state: 'right' });
  const said = JSON.parse(note.toString('utf8')) as { files: { file: string; sha256: string; sources: unknown[] }[] };
  expect(said).toMatchObject({
    kind: 'export',
    derived: false,
    operator: '梁淑芬',
    purpose: '听证会播放',
    seal: { keyId: (await key()).keyId },
  });
  for (const { file, sha256, sources } of said.files) {
    expect((await hashFile(path.join(first.target, file))).sha256).toBe(sha256);
    expect(sources[0]).toMatchObject({ startedAt: '2026-11-25T01:02:14.123Z', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  }
  expect(await readdir(second.target)).toContain('QYWS-X1-2026-0147-画中画-派生.mp4');
  expect(JSON.parse(await readFile(path.join(second.target, 'export.json'), 'utf8'))).toMatchObject({ kind: 'composite', derived: true });
  expect((await verifyEvidence(evidence)).verdict).toBe('intact');
  const { stdout } = await promisify(execFile)('sh', ['-c', `grep -c derived. ${path.join(store.folder, 'audit.jsonl')}`]);
  expect(Number(stdout)).toBe(4);
  await desk.close();
});

it('takes up after a restart what was cut off, and stops what is no longer wanted', async () => {
  const before = await openDesk();
  const job = await before.ask(composite, officer);
  await waitFor('a running job', () => told.find(({ state }) => state.kind === 'running'));
  await before.close();
  told = [];
  const after = await openDesk();
  const second = await after.ask({ ...request, kind: 'export' }, officer);
  expect((await after.cancel(second.id, officer)).state.kind).toBe('cancelled');
  await expect(after.cancel(second.id, officer)).rejects.toMatchObject({ code: 'derived.ended' });
  expect((await ended(job.id)).state.kind).toBe('done');
  await after.close();
});

it('writes nowhere but where it may', async () => {
  const desk = await openDesk();
  for (const folder of [path.join(store.folder, 'recordings'), path.join(store.folder, 'keys'), '/etc', '/nowhere', 'relative'])
    await expect(desk.ask({ ...request, kind: 'export', folder }, officer)).rejects.toMatchObject({ code: 'derived.folder' });
  await expect(desk.ask({ ...composite, insetId: 'cam1' }, officer)).rejects.toMatchObject({ code: 'derived.same-camera' });
  expect(desk.list(sessionId)).toEqual([]);
});
