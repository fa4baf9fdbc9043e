import { chmod, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openDatabase, type Database } from '../../db/data-source';
import { openChain } from '../../recordings/evidence/chain';
import { hashFile } from '../../recordings/evidence/hash-file';
import { sealFolder, type Seal } from '../../recordings/evidence/seal';
import { openSigningKey, type SigningKey } from '../../recordings/evidence/signing-key';
import { AnchorDesk } from '../../services/archive/anchor-desk';
import { openAuditLog, type AuditLog } from '../../services/audit/audit-log';
import { recordDigests } from '../../services/audit/session-digest';
import { aBootId, aBooking, aPerson, aSession, sealedColumns } from './builders';
import { randomBytesFrom } from './random';

/** A kiosk's storage root with sealed sessions in it, made by the shipping code; small, and without Electron. */
export class SealedStore {
  private constructor(
    readonly home: string,
    readonly db: Database,
    readonly audit: AuditLog,
    readonly key: SigningKey,
    private readonly random: () => number,
  ) {}

  static async make(home: string, random: () => number): Promise<SealedStore> {
    await mkdir(path.join(home, 'recordings'), { recursive: true });
    const db = await openDatabase(path.join(home, 'mingxun.db'));
    await db.rooms.put({ id: 'X1', name: '第一调查询问室', place: '办公楼三楼 306 室' });
    for (const [rosterOrder, id] of ['lin', 'huang'].entries()) await db.people.save(aPerson({ id, rosterOrder }));
    const audit = await openAuditLog(db, () => new Date('2026-11-25T01:00:00.000Z'), 'boot-1', path.join(home, 'audit.jsonl'));
    return new SealedStore(home, db, audit, await openSigningKey(path.join(home, 'keys')), random);
  }

  get recordings(): string {
    return path.join(this.home, 'recordings');
  }
  get database(): string {
    return path.join(this.home, 'mingxun.db');
  }
  folderOf(sessionId: string): string {
    return path.join(this.recordings, sessionId);
  }

  /** One interview of two cameras, sealed with its anchor. `day` keeps bookings apart. */
  async addSession(sessionId: string, day: number, segmentsPerCamera = 3): Promise<Seal> {
    const { db, audit, key } = this;
    const on = (instant: string) => instant.replace('2026-11-25', `2026-11-${day}`);
    const bookingId = `booking-${sessionId}`;
    await db.bookings.insert(
      aBooking({
        id: bookingId,
        // Whether the key came back is not what is looked at.
        status: 'rejected',
        decidedById: 'lin',
        decidedAt: on('2026-11-25T00:30:00.000Z'),
        startsAt: on('2026-11-25T01:00:00.000Z'),
        endsAt: on('2026-11-25T03:30:00.000Z'),
      }),
    );
    await db.sessions.insert(
      aSession({
        id: sessionId,
        bookingId,
        createdAt: on('2026-11-25T00:45:00.000Z'),
        checkedById: 'lin',
        leadId: 'lin',
        recorderId: 'huang',
      }),
    );
    const facts = Object.fromEntries(
      Object.entries(sealedColumns).map(([column, value]) => [column, column.endsWith('At') ? on(value) : value]),
    ) as typeof sealedColumns;
    const { code } = await db.sessions.nextRegistration(sessionId, facts.startedAt, (year, number) => `QYWS-X1-${year}-000${number}`);
    for (const kind of ['signature', 'thumbprint'])
      await db.signings.put({ sessionId, kind, image: 'data:', device: 'pad', textHash: 'e'.repeat(64) });
    await audit.record('lin', 'session.begun', sessionId, 'preparing');
    await this.record(sessionId, on(sealedColumns.startedAt), segmentsPerCamera);

    const head = await db.audit.head();
    const seal = await sealFolder({
      folder: this.folderOf(sessionId),
      key,
      sealedAt: facts.sealedAt,
      facts: {
        agency: '清远市卫生监督所',
        room: { id: 'X1', name: '第一调查询问室' },
        registrationCode: code,
        enforcementCase: { number: '清卫医立〔2026〕31号', name: '康雅口腔门诊部案' },
        questionedPerson: '欧阳秀兰',
        producers: [{ name: '林志强', badgeNumber: 'B-lin' }],
        purpose: 'questioning',
        startedAt: facts.startedAt,
        noticeGivenAt: facts.noticeGivenAt,
        reviewedAt: facts.reviewedAt,
        signedAt: facts.signedAt,
        thumbprintedAt: facts.thumbprintedAt,
        endedAt: facts.thumbprintedAt,
        cameras: [
          { id: 'cam1', name: '被询问人' },
          { id: 'cam2', name: '全景' },
        ],
        gaps: [],
        software: 'mingxun 0',
        anchor: { auditCount: head.count, auditHead: head.hash },
      },
    });
    await db.sessions.update(sessionId, { ...facts, chainHead: seal.chainHead, manifestSha256: seal.manifestSha256 });
    await audit.record('system', 'session.seal-head', sessionId, seal.manifestSha256);
    await recordDigests({ db, audit });
    await new AnchorDesk({ db, audit, recordings: this.recordings, secondCopy: undefined }).keep(seal);
    return seal;
  }

  /** The database as it is now, as somebody could keep it to put it back one day. */
  async copyDatabase(to: string): Promise<void> {
    await copyFile(this.database, to);
    for (const suffix of ['-wal', '-shm']) await copyFile(`${this.database}${suffix}`, `${to}${suffix}`).catch(() => undefined);
  }

  private async record(sessionId: string, startedAt: string, segmentsPerCamera: number): Promise<void> {
    const folder = this.folderOf(sessionId);
    const chain = await openChain(folder);
    for (const cameraId of ['cam1', 'cam2']) await mkdir(path.join(folder, cameraId));
    for (let n = 1; n <= segmentsPerCamera; n += 1) {
      for (const cameraId of ['cam1', 'cam2']) {
        const file = `${cameraId}/a01-${String(n).padStart(6, '0')}.mp4`;
        await writeFile(path.join(folder, file), randomBytesFrom(this.random, 1500));
        const { sha256, bytes } = await hashFile(path.join(folder, file));
        const times = {
          startedAt,
          endedAt: new Date(Date.parse(startedAt) + 10_000).toISOString(),
          durationMs: 10_000,
          frames: 250,
          monotonicMs: n * 10_000,
          bootId: aBootId,
        };
        const { link, hash } = await chain.append({ file, cameraId, sha256, bytes, ...times });
        await this.db.segments.append([{ sessionId, n: link.n, file, cameraId, sha256, bytes, ...times, link: hash }]);
      }
    }
    await chain.close();
    await mkdir(path.join(folder, 'papers'));
    await writeFile(path.join(folder, 'papers/询问笔录.pdf'), randomBytesFrom(this.random, 1000));
  }
}

/** What is sealed is read-only; who tampers makes it writable first. */
export async function makeWritable(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await chmod(path.join(entry.parentPath, entry.name), 0o644);
}
