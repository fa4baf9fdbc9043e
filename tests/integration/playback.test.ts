import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../db/data-source';
import { archiveEntry } from '../../services/archive/archive-entries';
import { Playback } from '../../services/archive/playback';
import { PlaybackProofs } from '../../services/archive/playback-proof';
import { openAuditLog } from '../../services/audit/audit-log';
import type { PersonTile, Role } from '../../services/contract/people';
import type { PlaybackProof } from '../../services/contract/playback';
import { putSealedRecording, sealedSessionId as id } from '../support/sealed-recording';
import { waitFor } from '../support/wait-for';

const cameras = [
  { id: 'cam1', name: '法制一号机位', view: 'questioned' as const },
  { id: 'cam2', name: '法制二号机位', view: 'room' as const },
];
const personOf = (personId: string, role: Role, department = '医疗机构监督科'): PersonTile => ({
  id: personId,
  name: personId,
  role,
  department,
  badgeNumber: '',
  certificateExpiredOn: undefined,
  lockedUntil: undefined,
  demoPin: undefined,
});
const lin = personOf('lin', 'inspector');

let root: string;
let folder: string;
let db: Database;
let now = Date.parse('2026-11-27T02:00:00.000Z');
let proofs: Map<string, PlaybackProof>;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'playback-'));
  ({ folder } = await putSealedRecording({ root, cameras, segments: 4, segmentSeconds: 2, width: 320, missing: [2] }));
  db = await openDatabase(path.join(root, 'mingxun.db'));
});
afterAll(async () => {
  await db.close();
  await rm(root, { recursive: true, force: true });
});

async function newPlayback(): Promise<Playback> {
  const clock = () => new Date(now);
  const audit = await openAuditLog(db, clock, 'test', path.join(root, 'audit.jsonl'));
  const folderOf = () => folder;
  const archive = { db, agencyName: '清远市卫生监督所', discPrefix: '', cameras, folderOf };
  proofs = new Map();
  return new Playback({
    db,
    audit,
    cameras,
    folderOf,
    entry: (sessionId) => archiveEntry(archive, sessionId),
    proofs: new PlaybackProofs({
      db,
      audit,
      folderOf,
      now: clock,
      onProof: (sessionId, proof) => proofs.set(sessionId, proof),
      onProblem: (problem) => {
        throw problem;
      },
    }),
    now: clock,
  });
}
const proved = () =>
  waitFor('the proof', () => {
    const proof = proofs.get(id);
    return proof?.state === 'done' && proof;
  });
const lastAudit = async () => (await db.audit.tail(1))[0];

describe('viewing a sealed recording', () => {
  it('opens with what was recorded on one clock, and proves the files in the background', async () => {
    const playback = await newPlayback();
    const view = await playback.open(id, lin);
    expect(view.lengthMs).toBe(8_000);
    expect(view.tracks.map(({ cameraId, kind, frameMs, parts }) => [cameraId, kind, frameMs, parts.length])).toEqual([
      ['cam1', 'picture', 40, 3],
      ['cam2', 'picture', 40, 4],
    ]);
    expect(view.tracks[0]?.gaps).toEqual([{ fromMs: 4_000, toMs: 6_000, cause: 'unreachable' }]);
    expect(view.tracks[0]?.mimeType).toMatch(/^video\/mp4; codecs="avc1/);
    expect(view.events.map(({ event }) => event)).toEqual(['entry', 'notice', 'review', 'signature', 'thumbprint']);
    expect(view.viewer).toMatchObject({ name: 'lin', tier: 'own' });
    expect(view.proof.state).toBe('running');
    expect(await proved()).toMatchObject({ state: 'done', findings: [] });
    expect(await lastAudit()).toMatchObject({ action: 'playback.verified', actor: 'lin', outcome: 'intact' });
    expect((await playback.open(id, lin)).proof).toMatchObject({ state: 'done', findings: [] });
  });

  it('is refused outside the own tier, and the refusal stands in the log (制度§15)', async () => {
    const playback = await newPlayback();
    const stranger = personOf('zhou', 'inspector', '公共场所监督科');
    await expect(playback.open(id, stranger)).rejects.toMatchObject({ code: 'playback.outside-tier' });
    expect(await lastAudit()).toMatchObject({ actor: 'zhou', action: 'playback.refused', object: id });
    await expect(playback.open('nowhere', lin)).rejects.toMatchObject({ code: 'recording.unknown' });
  });

  it('registers every stretch that was watched, append-only, and shows it again (规定§18)', async () => {
    const playback = await newPlayback();
    const deng = personOf('deng', 'department-head');
    await playback.open(id, deng);
    await playback.watched(id, [{ fromMs: 1_000, toMs: 2_500 }], 'deng');
    const all = await playback.watched(
      id,
      [
        { fromMs: 6_000, toMs: 99_000 },
        { fromMs: 2_500, toMs: 3_000 },
      ],
      'deng',
    );
    expect(all).toEqual([
      { fromMs: 1_000, toMs: 3_000 },
      { fromMs: 6_000, toMs: 8_000 },
    ]);
    expect(await lastAudit()).toMatchObject({
      actor: 'deng',
      action: 'playback.watched',
      outcome: '2026-11-25T01:02:06.500Z/2026-11-25T01:02:07.000Z 2026-11-25T01:02:10.000Z/2026-11-25T01:02:12.000Z',
    });
    expect((await playback.open(id, deng)).watched).toEqual(all);
    expect((await playback.open(id, lin)).watched).toEqual([]);
    await expect(playback.watched(id, [], 'deng')).rejects.toMatchObject({ code: 'playback.not-open' });
    await proved();
  });

  it('hands out only the files of the viewing that is open, and none after it', async () => {
    const playback = await newPlayback();
    const { mediaPath } = await playback.open(id, lin);
    const token = mediaPath.split('/')[2] ?? '';
    expect(playback.mediaFile(token, 'cam1/a01-000000.mp4')).toBe(path.join(folder, 'cam1/a01-000000.mp4'));
    for (const other of ['manifest.json', '../mingxun.db', 'cam1/../manifest.json', 'cam1/a01-000002.mp4'])
      expect(playback.mediaFile(token, other), other).toBeUndefined();
    expect(playback.mediaFile('x'.repeat(32), 'cam1/a01-000000.mp4')).toBeUndefined();
    playback.leave('lin');
    expect(playback.mediaFile(token, 'cam1/a01-000000.mp4')).toBeUndefined();
    await proved();
  });

  it('names the file that is not what was sealed', async () => {
    now += 3600_000;
    const file = path.join(folder, 'cam2/a01-000001.mp4');
    const bytes = await readFile(file);
    bytes.writeUInt8(bytes.readUInt8(5_000) ^ 1, 5_000);
    await chmod(file, 0o600);
    await writeFile(file, bytes);
    const playback = await newPlayback();
    await playback.open(id, lin);
    const { findings } = await proved();
    expect(findings.map(({ code, file: name }) => [code, name])).toContainEqual(['file.changed', 'cam2/a01-000001.mp4']);
    expect(findings.every(({ file: name }) => name === 'cam2/a01-000001.mp4')).toBe(true);
  });
});
