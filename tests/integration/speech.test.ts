import { fork } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAuditLog } from '../../services/audit/audit-log';
import type { PersonTile } from '../../services/contract/people';
import { SpeechDrafts } from '../../services/speech/speech-drafts';
import { Recogniser, type RecogniserProgram, type RecogniserState } from '../../services/speech/recogniser';
import type { RecogniserNews } from '../../services/speech/recogniser-process';
import { aBooking, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';
import { recordSmall } from '../support/small-recording';
import { waitFor } from '../support/wait-for';

let built: string;
let folder: string;
let states: RecogniserState[];

beforeAll(async () => {
  built = path.resolve('node_modules/.cache/speech-test/recogniser.mjs');
  await build({
    ...{ entryPoints: ['services/speech/recogniser-process.ts'], outfile: built, bundle: true, platform: 'node', format: 'esm' },
    ...{ packages: 'external', logLevel: 'silent' },
  });
});
afterAll(() => rm(path.dirname(built), { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'model-'));
  states = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The real program, over the real package. */
function start(words: readonly string[]): RecogniserProgram {
  const child = fork(built, [...words], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return {
    send: (message) => child.send(message),
    onNews: (listener) => child.on('message', (news) => listener(news as RecogniserNews)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => void child.kill(),
  };
}

const open = async (model: string) => {
  const recogniser = new Recogniser({ model: { kind: 'sense-voice', folder: model }, start, onState: (state) => states.push(state) });
  await recogniser.open();
  return recogniser;
};

describe('a model that is named and can’t be used (F31)', () => {
  it('is said where its folder is missing, and no program is started', async () => {
    const recogniser = await open(path.join(folder, 'nowhere'));
    expect(states).toEqual([{ state: 'failed', problem: 'folder-missing', name: path.join(folder, 'nowhere') }]);
    await expect(recogniser.read('x.wav')).rejects.toThrow('no recogniser');
  });

  it('is said where a file is missing or empty, by its name', async () => {
    await writeFile(path.join(folder, 'model.onnx'), '');
    await open(folder);
    expect(states).toEqual([{ state: 'failed', problem: 'file-missing', name: 'model.int8.onnx / model.onnx' }]);
  });

  it.each([
    ['noise', Buffer.from('no model at all')],
    ['a shortened file', Buffer.alloc(4096, 8)],
  ])('is said where it is damaged (%s): the program aborts, the kiosk does not', { timeout: 60_000 }, async (_, bytes) => {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'model.onnx'), bytes);
    await writeFile(path.join(folder, 'tokens.txt'), 'a 0\n');
    const recogniser = await open(folder);
    expect(states).toEqual([{ state: 'loading' }, { state: 'failed', problem: 'damaged', name: folder }]);
    await expect(recogniser.read('x.wav')).rejects.toThrow('no recogniser');
  });
});

describe('the draft (F31)', () => {
  let store: TestStore;
  let told: number;
  let sounds: Buffer[];
  const lin = { id: 'lin' } as PersonTile;

  beforeEach(async () => {
    store = await openTestStore();
    [told, sounds] = [0, []];
    await store.db.bookings.insert(aBooking({ id: 'b1', status: 'keyIssued', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
    const { checkedAt, startedAt, credentialsShownAt, noticeReadAt, rightsToldAt, noticeGivenAt } = sealedColumns;
    await store.db.sessions.insert(
      aSession({
        ...{ id: 's1', bookingId: 'b1', phase: 'questioning', checkedById: 'chen', leadId: 'lin', recorderId: 'huang' },
        ...{ checkedAt, startedAt, credentialsShownAt, noticeReadAt, rightsToldAt, noticeGivenAt },
      }),
    );
    await writeFile(path.join(folder, 'model.onnx'), 'x');
    await writeFile(path.join(folder, 'tokens.txt'), 'x');
  });
  afterEach(() => store.remove());

  /** A model that hears the same in every sound, and keeps what it was given. */
  function hearsAlways(text: string): RecogniserProgram {
    let tell: (news: RecogniserNews) => void = () => undefined;
    return {
      send: ({ id, file }) =>
        void readFile(file).then((sound) => {
          sounds.push(sound);
          tell({ kind: 'text', id, text });
        }),
      onNews: (listener) => {
        tell = listener;
        setImmediate(() => listener({ kind: 'ready' }));
      },
      onExit: () => undefined,
      kill: () => undefined,
    };
  }

  const drafts = async (named: boolean, program = hearsAlways('今年九月开始营业')) =>
    new SpeechDrafts({
      ...{ db: store.db, now: () => new Date('2026-11-25T01:30:00.000Z'), sourceId: 'cam1', folderOf: () => store.folder },
      audit: await openAuditLog(store.db, () => new Date(), 'boot', path.join(store.folder, 'audit.jsonl')),
      model: named ? { kind: 'sense-voice', folder } : undefined,
      start: () => program,
      publish: () => (told += 1),
      onProblem: (problem) => {
        throw problem;
      },
    });

  it(
    'hears closed files from the entry on, keeps its lines apart from the 笔录, and notes who took one over',
    { timeout: 120_000 },
    async () => {
      const speech = await drafts(true);
      await speech.open();
      expect(speech.state()).toEqual({ state: 'ready' });
      const [before] = await recordSmall(store.folder, { id: 'cam1', seconds: 1, startedAt: '2026-11-25T01:02:00.000Z' });
      const [segment] = await recordSmall(store.folder, { id: 'cam1', attempt: 2, seconds: 1, startedAt: '2026-11-25T01:10:00.000Z' });
      if (!before || !segment) throw new Error('nothing was recorded');
      for (const heard of [before, { ...segment, cameraId: 'cam2' }, segment, segment]) speech.hear('s1', heard);
      const lines = await waitFor(
        'the line',
        async () => {
          const found = await speech.lines('s1');
          return found.length > 0 && sounds.length === 2 && found;
        },
        60_000,
      );
      expect(lines).toEqual([{ number: 1, from: segment.startedAt, to: segment.endedAt, text: '今年九月开始营业', takenAt: undefined }]);
      // RIFF: one channel, 16 kHz.
      expect([sounds[0]?.readUInt16LE(22), sounds[0]?.readUInt32LE(24)]).toEqual([1, 16_000]);
      expect(await store.db.transcripts.ofSession('s1')).toEqual([]);
      expect(await speech.take('s1', 1, lin)).toMatchObject([{ takenAt: '2026-11-25T01:30:00.000Z' }]);
      await expect(speech.take('s1', 9, lin)).rejects.toMatchObject({ code: 'speech.unknown' });
      expect(told).toBeGreaterThan(0);
    },
  );

  it('is absent without a model: nothing is read and nothing is said', async () => {
    const speech = await drafts(false);
    await speech.open();
    speech.hear('s1', {
      cameraId: 'cam1',
      file: 'nowhere.mp4',
      startedAt: '2026-11-25T01:10:00.000Z',
      endedAt: '2026-11-25T01:10:10.000Z',
    });
    expect(speech.state()).toEqual({ state: 'off' });
    expect(await speech.lines('s1')).toEqual([]);
  });
});
