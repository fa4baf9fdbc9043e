import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LiveFeed } from '../../recordings/capture/live-tail';
import { stillOfTail } from '../../recordings/capture/tail-still';
import type { SessionState } from '../../recordings/session/session-state';
import { openAuditLog } from '../../services/audit/audit-log';
import type { ExhibitDraft } from '../../services/contract/exhibits';
import type { PersonTile } from '../../services/contract/people';
import type { ActiveSession } from '../../services/interviews/active-session';
import { Exhibits } from '../../services/interviews/exhibits';
import { readSessionFacts } from '../../services/interviews/session-facts';
import { sessionNews } from '../../services/interviews/session-view';
import { personTile } from '../../services/people/person-tile';
import { aBooking, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';
import { recordSmall } from '../support/small-recording';

let store: TestStore;
let exhibits: Exhibits;
let lin: PersonTile;
let phase: SessionState['phase'];
let now: Date;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
const around = {
  agency: { name: '清远市卫生监督所', noticeName: '清远市' },
  cameras: [],
  sealProblem: undefined,
  now: '2026-11-25T01:00:00.000Z',
};
const thing: ExhibitDraft = { name: '购销台账', page: '第3页', source: { kind: 'camera', cameraId: 'cam3' } };
const file: ExhibitDraft = { ...thing, source: { kind: 'file' } };
const nothing = () => Promise.resolve(undefined);
const folder = (sessionId: string) => path.join(store.folder, 'recordings', sessionId);
const view = async () => sessionNews(await readSessionFacts(store.db, 's1', around));

beforeEach(async () => {
  store = await openTestStore();
  const { db } = store;
  await db.bookings.insert(aBooking({ id: 'b1', status: 'keyIssued', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
  const { checkedAt, startedAt, credentialsShownAt, noticeReadAt, rightsToldAt, noticeGivenAt } = sealedColumns;
  await db.sessions.insert(
    aSession({
      ...{ id: 's1', bookingId: 'b1', phase: 'questioning', checkedById: 'chen', leadId: 'lin', recorderId: 'huang' },
      ...{ checkedAt, startedAt, credentialsShownAt, noticeReadAt, rightsToldAt, noticeGivenAt },
    }),
  );
  [phase, now] = ['questioning', new Date('2026-11-25T01:30:00.000Z')];
  const row = await db.people.byId('lin');
  if (!row) throw new Error('no lin');
  lin = personTile(row, now);
  const active = { state: () => Promise.resolve({ state: { phase } }), folderOf: folder } as unknown as ActiveSession;
  exhibits = new Exhibits({
    ...{ db, active, now: () => now, onChange: () => undefined },
    audit: await openAuditLog(db, () => now, 'boot', path.join(store.folder, 'audit.jsonl')),
    cameras: [
      { id: 'cam3', name: '示证台' },
      { id: 'cam4', name: '全景' },
    ],
    still: (cameraId) => Promise.resolve(cameraId === 'cam3' ? jpeg : undefined),
  });
});
afterEach(() => store.remove());

async function brought(name: string, bytes: Uint8Array): Promise<() => Promise<string>> {
  const chosen = path.join(store.folder, name);
  await writeFile(chosen, bytes);
  return () => Promise.resolve(chosen);
}

describe('示证', () => {
  it('numbers what is shown, keeps its picture in the session’s folder by its hash, and says from when to when', async () => {
    await exhibits.show('s1', thing, nothing, lin);
    now = new Date('2026-11-25T01:31:00.000Z');
    await exhibits.takeBack('s1', 1, lin);
    await exhibits.show('s1', { ...file, name: '现场照片', page: '' }, await brought('照片.png', pngBytes), lin);
    await exhibits.show('s1', { name: '样品', page: '', source: { kind: 'none' } }, nothing, lin);
    const sha256 = createHash('sha256').update(jpeg).digest('hex');
    expect((await view()).exhibits).toMatchObject([
      {
        ...{
          number: 1,
          name: '购销台账',
          page: '第3页',
          from: '2026-11-25T01:30:00.000Z',
          to: '2026-11-25T01:31:00.000Z',
          shownBy: '林志强',
        },
        picture: { source: 'camera', name: '示证台', file: 'exhibits/exhibit-1.jpg', sha256 },
      },
      { number: 2, to: undefined, picture: { source: 'file', name: '照片.png', file: 'exhibits/exhibit-2.png' } },
      { number: 3, picture: undefined },
    ]);
    expect(await readFile(path.join(folder('s1'), 'exhibits/exhibit-1.jpg'))).toEqual(jpeg);
    expect(await exhibits.picture('s1', 1)).toMatchObject({ kind: 'image/jpeg', sha256 });
  });

  it('refuses a camera without a picture and a file that is no paper, by name; then nothing has a number', async () => {
    const refused = (draft: ExhibitDraft, choose: () => Promise<string | undefined>) =>
      expect(exhibits.show('s1', draft, choose, lin)).rejects;
    await refused({ ...thing, source: { kind: 'camera', cameraId: 'cam4' } }, nothing).toMatchObject({
      ...{ code: 'exhibit.no-picture', detail: { camera: '全景' } },
    });
    await refused(file, await brought('说明.txt', Buffer.from('无'))).toMatchObject({
      code: 'exhibit.not-a-paper',
      detail: { name: '说明.txt' },
    });
    await refused(file, await brought('大.jpg', Buffer.concat([jpeg, Buffer.alloc(20_000_001)]))).toMatchObject({
      code: 'exhibit.too-large',
    });
    await refused(file, () => Promise.resolve(path.join(store.folder, '没有.jpg'))).toMatchObject({ code: 'exhibit.unreadable' });
    expect(await exhibits.show('s1', file, nothing, lin)).toBe(false);
    expect((await view()).exhibits).toEqual([]);
  });

  it('is taken back once, and only while the session runs; the store lets nothing else of it change', async () => {
    await exhibits.show('s1', thing, nothing, lin);
    await exhibits.takeBack('s1', 1, lin);
    await expect(exhibits.takeBack('s1', 1, lin)).rejects.toMatchObject({ code: 'exhibit.unknown' });
    await store.db.exhibits.takeBack('s1', 1, '2026-11-25T02:00:00.000Z', 'huang');
    expect((await view()).exhibits[0]?.to).toBe('2026-11-25T01:30:00.000Z');
    phase = 'concluded';
    await expect(exhibits.show('s1', thing, nothing, lin)).rejects.toMatchObject({ code: 'session.wrong-phase' });
  });

  it('opens no picture that was changed or is gone', async () => {
    await exhibits.show('s1', thing, nothing, lin);
    const kept = path.join(folder('s1'), 'exhibits/exhibit-1.jpg');
    await writeFile(kept, Buffer.concat([jpeg, jpeg]));
    await expect(exhibits.picture('s1', 1)).rejects.toMatchObject({ code: 'exhibit.changed' });
    await rm(kept);
    await expect(exhibits.picture('s1', 1)).rejects.toMatchObject({ code: 'exhibit.missing' });
    await expect(exhibits.picture('s1', 2)).rejects.toMatchObject({ code: 'exhibit.unknown' });
  });
});

describe('the picture of an exhibit', () => {
  it('is the newest picture of the file that is being written, in full size', async () => {
    const folder = path.join(store.folder, 'small');
    await mkdir(folder);
    const [segment] = await recordSmall(folder, { id: 'cam3', seconds: 1, size: '640x360', startedAt: now.toISOString() });
    const bytes = await readFile(path.join(folder, segment?.file ?? ''));
    const head = bytes.indexOf('moof') - 4;
    const tail = new LiveFeed();
    tail.init('video/mp4; codecs="avc1.42c01f"', bytes.subarray(0, head));
    tail.media(bytes.subarray(head), true);
    const still = await stillOfTail(tail);
    expect([...still.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect(sizeOfJpeg(still)).toEqual([640, 360]);
    expect(tail.isWatched).toBe(false);
  });

  it('is refused where nothing is recorded', async () => {
    await expect(stillOfTail(new LiveFeed())).rejects.toThrow('nothing is being recorded');
  });
});

const pngBytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

function sizeOfJpeg(bytes: Buffer): readonly number[] {
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  return [bytes.readUInt16BE(frame + 7), bytes.readUInt16BE(frame + 5)];
}
