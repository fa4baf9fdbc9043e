import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/data-source';
import type { NewBooking } from '../../db/repositories/booking-repository';
import type { NewSession } from '../../db/repositories/session-repository';
import type { PersonRow } from '../../db/entities/person.entity';
import type { SegmentRow } from '../../db/entities/segment.entity';

/** Whose monotonic clock the built things were read by. */
export const aBootId = '11111111-2222-4333-8444-555555555555';

/** A valid thing each; a test changes the one field that it is about. */

export function aPerson(change: Partial<PersonRow> = {}): PersonRow {
  const id = change.id ?? randomUUID();
  return {
    id,
    name: '林志强',
    role: 'inspector',
    department: '医疗机构监督科',
    badgeNumber: `B-${id}`,
    certificateValidUntil: '2027-12-31',
    sex: null,
    pinHash: 'not a hash',
    failedTries: 0,
    lockedUntil: null,
    demoPin: null,
    rosterOrder: 1,
    retiredAt: null,
    ...change,
  };
}

/** 2026-11-25 09:00-11:30 in Shanghai, asked for and not decided. */
export function aBooking(change: Partial<NewBooking> = {}): NewBooking {
  return {
    id: randomUUID(),
    roomId: 'X1',
    purpose: 'questioning',
    startsAt: '2026-11-25T01:00:00.000Z',
    endsAt: '2026-11-25T03:30:00.000Z',
    status: 'requested',
    caseNumber: '清卫医立〔2026〕31号',
    caseName: '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案',
    questionedName: '欧阳秀兰',
    questionedRole: 'party',
    questionedDocument: 'resident-id',
    questionedIdNumber: '',
    questionedSex: null,
    questionedBornOn: null,
    questionedWorkUnit: '康雅口腔门诊部',
    questionedPosition: '法定代表人',
    questionedPhone: '',
    questionedAddress: '',
    questionedPostcode: '',
    questionedWhyIncomplete: '',
    department: '医疗机构监督科',
    requestedById: 'lin',
    requestedAt: '2026-11-23T02:12:00.000Z',
    ...change,
  };
}

export function aSession(change: Partial<NewSession> & Pick<NewSession, 'bookingId'>): NewSession {
  return { id: randomUUID(), roomId: 'X1', phase: 'preparing', createdAt: '2026-11-25T00:45:00.000Z', ...change };
}

export function aSegment(change: Partial<SegmentRow> & Pick<SegmentRow, 'sessionId' | 'n'>): SegmentRow {
  return {
    cameraId: 'cam-1',
    file: `cam-1/${String(change.n).padStart(5, '0')}.mp4`,
    sha256: 'a'.repeat(64),
    bytes: 5_000_000,
    startedAt: '2026-11-25T01:02:14.000Z',
    endedAt: '2026-11-25T01:02:24.000Z',
    durationMs: 10_000,
    frames: 250,
    monotonicMs: 86_400_000,
    bootId: '0f6a1f0e-31a5-4c2b-9d0e-5a1b2c3d4e5f',
    link: 'b'.repeat(64),
    ...change,
  };
}

/** The columns of a session that was questioned, signed and sealed on 2026-11-25. */
export const sealedColumns = {
  phase: 'sealed',
  checkedAt: '2026-11-25T00:52:46.000Z',
  startedAt: '2026-11-25T01:02:14.000Z',
  credentialsShownAt: '2026-11-25T01:03:01.000Z',
  noticeReadAt: '2026-11-25T01:03:20.000Z',
  rightsToldAt: '2026-11-25T01:03:36.000Z',
  noticeGivenAt: '2026-11-25T01:03:36.000Z',
  reviewedAt: '2026-11-25T03:08:22.000Z',
  signedAt: '2026-11-25T03:08:50.000Z',
  thumbprintedAt: '2026-11-25T03:09:31.000Z',
  recordingStoppedAt: '2026-11-25T03:10:40.000Z',
  sealedAt: '2026-11-25T03:11:02.000Z',
  chainHead: 'c'.repeat(64),
  manifestSha256: 'd'.repeat(64),
} as const;

export interface TestStore {
  readonly db: Database;
  readonly folder: string;
  readonly file: string;
  /** Closes and opens the same file again, as a restart does. */
  reopen(): Promise<Database>;
  remove(): Promise<void>;
}

/** A real SQLite file in a folder of its own, with the room X1, the administrator `chen` and the inspectors `lin` and `huang`. */
export async function openTestStore(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  const file = join(folder, 'store.sqlite');
  let db = await openDatabase(file);
  await db.rooms.put({ id: 'X1', name: '第一调查询问室', place: '办公楼三楼 306 室' });
  await db.people.save(
    aPerson({
      id: 'chen',
      name: '陈静怡',
      role: 'room-administrator',
      department: '监督考核评价科',
      badgeNumber: '',
      certificateValidUntil: null,
    }),
  );
  await db.people.save(aPerson({ id: 'lin', name: '林志强', rosterOrder: 2 }));
  await db.people.save(aPerson({ id: 'huang', name: '黄晓敏', rosterOrder: 3 }));
  await db.readiness.appendResponsible({
    ...{ roomId: 'X1', name: '梁淑芬', position: '监督考核评价科 科长', registeredAt: '2026-11-01T00:00:00.000Z', registeredById: 'chen' },
  });
  return {
    get db() {
      return db;
    },
    folder,
    file,
    reopen: async () => {
      await db.close();
      db = await openDatabase(file);
      return db;
    },
    remove: async () => {
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
