import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RoomIo } from '../../devices/room-io/room-io';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { openAuditLog } from '../../services/audit/audit-log';
import { ActiveSession } from '../../services/interviews/active-session';
import { aBooking, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';
import { waitFor } from '../support/wait-for';
import { newFolder, sealedFolder } from '../unit/recordings/evidence/small-evidence';

let store: TestStore;
let asked: readonly string[];
const concluded: string[] = [];
const ended = { ...sealedColumns, phase: 'concluded', sealedAt: null, chainHead: null, manifestSha256: null } as const;
const stoppedAt = '2026-11-25T01:42:14.123Z';
const { checkedAt, startedAt, noticeGivenAt } = sealedColumns;
const standing = { checkedAt, startedAt, noticeGivenAt, suspendedSince: stoppedAt, suspensionGround: 'privacy' };

beforeEach(async () => {
  store = await openTestStore();
  await store.db.bookings.insert(aBooking({ id: 'nine' }));
  await store.db.sessions.insert(aSession({ id: 'left', bookingId: 'nine' }));
  asked = [];
  concluded.length = 0;
});
afterEach(async () => {
  await store.remove();
});

/** The kiosk after a start, over a session that the run before left in the folder; its camera and its microphone never answer. */
async function startKiosk(folder: string, columns: Parameters<TestStore['db']['sessions']['update']>[1]): Promise<ActiveSession> {
  await store.db.sessions.update('left', { leadId: 'lin', recorderId: 'huang', ...columns });
  const recordings = join(store.folder, 'recordings');
  await mkdir(recordings, { recursive: true });
  await rename(folder, join(recordings, 'left'));
  const source = (id: string) => (): Promise<never> => {
    asked = [...asked, id];
    return new Promise(() => undefined);
  };
  const sources = [
    { id: 'cam1', name: '全景', source: source('cam1') },
    { id: 'mic1', name: '室内麦克风', kind: 'microphone' as const, source: source('mic1') },
  ];
  const roomIo: Partial<RoomIo> = { watch: () => () => undefined, set: () => Promise.resolve() };
  const kiosk = new ActiveSession({
    db: store.db,
    audit: await openAuditLog(store.db, () => new Date(), 'boot', join(store.folder, 'audit.jsonl')),
    roomIo: roomIo as RoomIo,
    room: { id: 'X1', agencyCode: 'QYWS' },
    recordingsFolder: recordings,
    preRollMs: 30_000,
    now: () => new Date(),
    openRecorder: (at) => openRoomRecorder({ folder: at, cameras: sources, segmentSeconds: 2 }),
    onRecorder: () => undefined,
    onChange: () => undefined,
    onConcluded: (sessionId) => concluded.push(sessionId),
    onAbandoned: () => undefined,
    onProblem: (problem) => {
      throw problem;
    },
  });
  await kiosk.resume();
  return kiosk;
}

it('not a byte changes under a seal that was written before the store heard of it', async () => {
  const { folder } = await sealedFolder();
  const kiosk = await startKiosk(folder, ended);
  await kiosk.recording?.stop();
  expect([kiosk.id, concluded]).toEqual(['left', ['left']]);
  expect(await verifyEvidence(kiosk.folderOf('left'))).toMatchObject({ verdict: 'intact', findings: [] });
  await kiosk.release();
  expect(kiosk.id).toBeUndefined();
});

it.each([
  ['whose recording was ended before the seal', ended],
  ['that stands still by law', { ...standing, phase: 'questioning' }],
] as const)('a session %s is not recorded again after a restart, and no gap comes of it', async (_, columns) => {
  const folder = await newFolder();
  const journal = [
    { kind: 'opened', attempt: 1, anchor: { wall: startedAt, monotonicMs: 0, bootId: 'boot' } },
    { kind: 'ended', at: stoppedAt, verdict: 'ended', lastPictureAt: stoppedAt, asked: true },
  ];
  const before = journal.map((event) => `${JSON.stringify(event)}\n`).join('');
  await mkdir(join(folder, 'cam1'));
  await writeFile(join(folder, 'cam1/capture.jsonl'), before);
  const kiosk = await startKiosk(folder, columns);
  // As long as the conclusion reads before it stops the cameras.
  for (let reads = 0; reads < 20; reads += 1) await kiosk.state('left');
  await kiosk.recording?.stop();
  expect([asked, kiosk.recording?.recorder.gaps()]).toEqual([[], []]);
  expect(await readFile(join(kiosk.folderOf('left'), 'cam1/capture.jsonl'), 'utf8')).toBe(before);
  await kiosk.release();
});

it('what was withheld by law before a restart is withheld after it', async () => {
  const by = { approvedById: 'lin', approval: 'present', startedById: 'lin' };
  await store.db.suspensions.begin({ sessionId: 'left', scope: 'sound', ground: 'privacy', words: '病史', since: startedAt, ...by });
  const kiosk = await startKiosk(await newFolder(), { checkedAt, startedAt, noticeGivenAt, phase: 'questioning' });
  await waitFor('the camera is asked', () => asked.length > 0);
  expect(asked).toEqual(['cam1']);
  expect(kiosk.recording?.recorder.proofs().map(({ state }) => state)).toEqual(['starting', 'off']);
  await kiosk.recording?.stop();
  await kiosk.release();
});
