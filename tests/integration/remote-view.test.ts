import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { frameOf } from '../../electron/remote-view/live-frames';
import { RemoteServer } from '../../electron/remote-view/remote-server';
import type { PageChunk } from '../../electron/ipc/transcoded-feed';
import { LiveStreamReader } from '../../renderer/remote/live-stream';
import { openAuditLog, type AuditLog } from '../../services/audit/audit-log';
import type { Caller } from '../../services/contract/calls';
import { Refusal, type Reply } from '../../services/contract/errors';
import type { OrderKind } from '../../services/contract/upkeep';
import { createPeople } from '../../services/people/people';
import { mayCall } from '../../services/people/permissions';
import { hashPin } from '../../services/people/pin';
import { openRemoteCertificate } from '../../services/remote-view/remote-certificate';
import { RemoteSignIns } from '../../services/remote-view/remote-sign-ins';
import { RemoteViews } from '../../services/remote-view/remote-views';
import { Supervision } from '../../services/upkeep/supervision';
import { aBooking, aPerson, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';
import { RemoteClient } from '../support/remote-client';
import { waitFor } from '../support/wait-for';

let store: TestStore;
let audit: AuditLog;
let server: RemoteServer;
let views: RemoteViews;
let client: RemoteClient;
let now: Date;
let lamp: RoomIoState['recordLamp'];
let line: RoomIoState['line'];
let send: ((chunk: PageChunk) => void) | undefined;
let toldRoom: (readonly string[])[];
const pin = '271828';

beforeEach(async () => {
  store = await openTestStore();
  const { db, folder } = store;
  [now, lamp, line, send, toldRoom] = [new Date('2026-11-25T01:30:00.000Z'), 'on', 'online', undefined, []];
  const pinHash = await hashPin(pin);
  await db.people.save(aPerson({ id: 'tan', name: '谭国华', role: 'supervising-leader', department: '', badgeNumber: '', pinHash }));
  await db.people.save(aPerson({ id: 'wu', name: '吴明', badgeNumber: '19260099', pinHash }));
  await db.bookings.insert(aBooking({ id: 'b1', status: 'keyIssued', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
  const { checkedAt } = sealedColumns;
  await db.sessions.insert(
    aSession({ id: 's1', bookingId: 'b1', phase: 'ready', checkedAt, checkedById: 'chen', leadId: 'lin', recorderId: 'huang' }),
  );
  audit = await openAuditLog(db, () => now, 'boot', path.join(folder, 'audit.jsonl'));
  views = new RemoteViews({
    ...{ db, audit, now: () => now, sessionId: () => 's1', onChange: () => undefined },
    roomState: () => ({ line, recordLamp: lamp }) as RoomIoState,
    tellRoom: () => {
      toldRoom.push(views.watchers().map(({ name }) => name));
      return Promise.resolve();
    },
    onProblem: (problem) => {
      throw problem;
    },
  });
  const supervision = new Supervision({
    ...{ db, audit, clock: () => now, publish: () => undefined, sessionId: () => 's1' },
    mark: (sessionId, text) => db.notes.append({ sessionId, kind: 'mark', at: now.toISOString(), text, byId: null, detail: null }),
  });
  const keys = path.join(folder, 'keys');
  const pages = path.join(folder, 'pages');
  await mkdir(keys, { mode: 0o700 });
  await mkdir(pages);
  await writeFile(path.join(pages, 'remote.html'), '<meta content="__NONCE__" />');
  const certificate = await openRemoteCertificate(keys, now);
  server = new RemoteServer({
    ...{ port: 0, address: '127.0.0.1', certificate, pages, views },
    signIns: new RemoteSignIns({ db, audit, now: () => now, people: createPeople(db, audit, () => now) }),
    hello: () =>
      Promise.resolve({
        ...{ roomName: '第一调查询问室', agencyName: '', demonstration: false, cameras: [], microphoneId: undefined },
        withheld: undefined,
      }),
    answer: async (caller: Caller, name: string, input: unknown): Promise<Reply<unknown>> => {
      if (name !== 'supervision.send' || !mayCall(caller, name) || !caller.person)
        return { ok: false, error: { code: 'people.not-allowed', detail: {} } };
      const [sessionId, kind, text] = input as readonly [string, OrderKind, string];
      try {
        return { ok: true, value: await supervision.send(sessionId, kind, text, caller.person) };
      } catch (problem) {
        if (problem instanceof Refusal) return { ok: false, error: { code: problem.code, detail: problem.detail } };
        throw problem;
      }
    },
    subscribe: (sourceId, listener) => {
      if (sourceId !== 'cam1') return undefined;
      send = listener;
      return () => (send = undefined);
    },
    onProblem: () => undefined,
  });
  client = new RemoteClient(await server.listen(), certificate.cert);
});
afterEach(async () => {
  await server.close();
  await store.remove();
});

const session = (change: object) => store.db.sessions.update('s1', change);
const { startedAt, credentialsShownAt, noticeReadAt, rightsToldAt, noticeGivenAt } = sealedColumns;
const record = () => session({ phase: 'questioning', startedAt, credentialsShownAt, noticeReadAt, rightsToldAt, noticeGivenAt });
const signIn = (who = '谭国华', tried = pin) => client.post('/remote/sign-in', [who, tried]);
const codeOf = (text: string) => (JSON.parse(text) as { readonly error?: { readonly code: string } }).error?.code;
const marks = async () => (await store.db.notes.ofSession('s1', 'mark')).map(({ text }) => text);
async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of response as AsyncIterable<Buffer>) text += piece.toString();
  return text;
}
const refusedToWatch = async () => codeOf(await textOf(await client.get('/live/cam1')));

describe('the remote view (F24)', () => {
  it('shows nothing before the entry, everything that is recorded from then on, says so in the room first, and ends by itself', async () => {
    await signIn();
    expect(await refusedToWatch()).toBe('remote.not-recording');
    await record();
    const stream = await client.get('/live/cam1');
    expect(stream.statusCode).toBe(200);
    // The room was told before the first byte.
    expect(toldRoom).toEqual([['谭国华']]);
    expect(await marks()).toEqual(['远程观看开始：谭国华']);
    await waitFor('the subscription', () => Promise.resolve(send !== undefined));
    send?.({ kind: 'init', mimeType: 'video/mp4; codecs="avc1.42c01f"', bytes: Buffer.from('head') });
    const [piece] = (await once(stream, 'data')) as [Buffer];
    expect(new LiveStreamReader('cam1').take(piece)).toMatchObject([
      { cameraId: 'cam1', kind: 'init', mimeType: 'video/mp4; codecs="avc1.42c01f"' },
    ]);
    const ended = once(stream, 'end');
    stream.resume();
    const { reviewedAt, signedAt, thumbprintedAt } = sealedColumns;
    await session({ phase: 'concluded', reviewedAt, signedAt, thumbprintedAt });
    now = new Date('2026-11-25T01:35:00.000Z');
    await views.look();
    await ended;
    await waitFor('the note', async () => (await marks()).at(-1) === '远程观看结束：谭国华');
    await waitFor('the room', () => Promise.resolve(toldRoom.at(-1)?.length === 0));
    expect(send).toBeUndefined();
    expect(await refusedToWatch()).toBe('remote.not-recording');
    expect((await store.db.audit.ofObject('s1')).map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'tan remote-view.began',
      'tan remote-view.ended',
    ]);
  });

  it('is refused while the lamp in the room is not known to be on, and ends with it', async () => {
    await record();
    await signIn();
    lamp = 'off';
    expect(await refusedToWatch()).toBe('remote.lamp-not-shown');
    [lamp, line] = ['on', 'unknown'];
    expect(await refusedToWatch()).toBe('remote.lamp-not-shown');
    line = 'online';
    const stream = await client.get('/live/cam1');
    const ended = once(stream, 'end');
    stream.resume();
    lamp = 'unknown';
    await views.look();
    await ended;
    expect(views.watchers()).toEqual([]);
  });

  it.each([
    ['an interruption', { interruptedSince: '2026-11-25T01:29:00.000Z', interruptionReason: 'disk-full' }],
    ['a suspension by law (制度§19)', { suspendedSince: '2026-11-25T01:29:00.000Z', suspensionGround: 'privacy' }],
  ])('is refused during %s', async (_, standsStill) => {
    await record();
    await signIn();
    await session(standsStill);
    expect(await refusedToWatch()).toBe('remote.not-recording');
  });

  it('is for those who lead; a wrong PIN counts and locks as at the kiosk; nobody can lock an inspector out from outside', async () => {
    await record();
    expect(codeOf(await textOf(await client.get('/live/cam1')))).toBe('people.not-signed-in');
    expect(codeOf((await signIn('吴明')).body)).toBe('remote.not-a-leader');
    expect(codeOf((await signIn('19260099', '000000')).body)).toBe('remote.not-a-leader');
    expect((await store.db.people.byId('wu'))?.failedTries).toBe(0);
    expect(codeOf((await signIn('无此人')).body)).toBe('people.unknown');
    for (let tries = 0; tries < 4; tries += 1) expect(codeOf((await signIn('谭国华', '000000')).body)).toBe('people.wrong-pin');
    expect(codeOf((await signIn('谭国华', '000000')).body)).toBe('people.locked');
    expect(codeOf((await signIn()).body)).toBe('people.locked');
    await signIn();
    expect(codeOf((await signIn()).body)).toBe('remote.too-many');
    expect(client.cookie).toBe('');
  });

  it('[row 104] a message from outside stands in the session as one from the kiosk does (规定§21)', async () => {
    await record();
    expect(codeOf((await client.post('/call/supervision.send', ['s1', 'stop', 'x'])).body)).toBe('people.not-allowed');
    await signIn();
    await client.post('/call/supervision.send', ['s1', 'message', '请出示执法证件']);
    expect(await marks()).toEqual([expect.stringContaining('请出示执法证件')]);
    expect(await store.db.supervision.ofSession('s1')).toMatchObject([{ kind: 'message', sentById: 'tan', text: '请出示执法证件' }]);
    expect(codeOf((await client.post('/call/booking.approve', ['b1'])).body)).toBe('people.not-allowed');
  });

  it('signs out, and by itself after ten minutes without a sign of life', async () => {
    await record();
    await signIn();
    now = new Date(now.getTime() + 11 * 60_000);
    expect(await refusedToWatch()).toBe('people.not-signed-in');
    await signIn();
    await client.post('/remote/sign-out', []);
    expect(await refusedToWatch()).toBe('people.not-signed-in');
  });
});

describe('its door', () => {
  it('takes only what its own page sends, no more than a call is long, and shows nothing but its page', async () => {
    const foreign = await client.post('/remote/hello', [], { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
    expect((await client.post('/remote/hello', [], { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await client.post('/remote/hello', '[')).status).toBe(400);
    expect((await client.post('/remote/hello', JSON.stringify('x'.repeat(70_000)))).status).toBe(413);
    for (const hidden of ['/index.html', '/assets/../remote.html', '/assets/%2e%2e/remote.html', '/keys/remote-view-key.pem'])
      expect((await client.get(hidden)).statusCode, hidden).toBe(404);
    expect((await client.get('/live/cam1', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    const page = await client.get('/');
    expect(page.statusCode).toBe(200);
    expect(page.headers).toMatchObject({
      ...{ 'cache-control': 'no-store', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer' },
      'content-security-policy': expect.stringContaining("default-src 'none'") as unknown,
    });
    expect(await textOf(page)).not.toContain('__NONCE__');
    const signedIn = await signIn();
    expect(signedIn.headers['set-cookie']?.[0]).toMatch(/^__Host-remote=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
  });

  it('keeps its certificate, whose key nobody else reads, and makes a new one before it runs out', async () => {
    const keys = path.join(store.folder, 'keys');
    const first = await openRemoteCertificate(keys, new Date());
    expect(first.fingerprint).toMatch(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/);
    expect((await stat(path.join(keys, 'remote-view-key.pem'))).mode & 0o777).toBe(0o600);
    expect(await openRemoteCertificate(keys, new Date())).toEqual(first);
    const later = await openRemoteCertificate(keys, new Date(Date.now() + 800 * 86_400_000));
    expect(later.fingerprint).not.toBe(first.fingerprint);
    await writeFile(path.join(keys, 'remote-view-key.pem'), 'damaged');
    expect((await openRemoteCertificate(keys, new Date())).fingerprint).not.toBe(later.fingerprint);
  });

  it('puts frames together again however the line cuts them', () => {
    const bytes = Buffer.concat([
      frameOf({ kind: 'init', mimeType: 'video/mp4', bytes: Buffer.from('abc') }),
      frameOf({ kind: 'media', mimeType: undefined, bytes: Buffer.from('defg') }),
    ]);
    const reader = new LiveStreamReader('cam1');
    const chunks = [...bytes].flatMap((byte) => reader.take(Uint8Array.of(byte)));
    expect(chunks.map(({ kind, mimeType, bytes: own }) => [kind, mimeType, Buffer.from(own).toString()])).toEqual([
      ['init', 'video/mp4', 'abc'],
      ['media', undefined, 'defg'],
    ]);
    expect(() => reader.take(Uint8Array.of(9, 0, 0, 0, 0, 0))).toThrow('not a frame');
  });
});
