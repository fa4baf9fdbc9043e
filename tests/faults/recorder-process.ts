import path from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase } from '../../db/data-source';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import { openSecondCopy } from '../../recordings/copies/second-copy';
import { openChain } from '../../recordings/evidence/chain';
import { SessionRecording } from '../../services/interviews/session-recording';
import { aBooking, aPerson, aSession } from '../support/builders';
import type { RecorderOrder, RecorderWord } from './recorder-words';
import { login } from './fault-camera';

const PROOF_MS = 20;

const say = (word: RecorderWord): void => void process.stdout.write(`${JSON.stringify(word)}\n`);

/** The shipping recorder, chain and rows of one session in a process of its own, so that it can be killed. Its argument is a `RecorderOrder`. */
async function main(): Promise<void> {
  const { home, cameras, segmentSeconds, secondCopy } = JSON.parse(process.argv[2] ?? '') as RecorderOrder;
  const db = await openDatabase(path.join(home, 'store.sqlite'));
  if (!(await db.sessions.byId('s1'))) {
    await db.rooms.put({ id: 'X1', name: '第一调查询问室', place: '三楼' });
    await db.people.save(aPerson({ id: 'lin' }));
    await db.bookings.insert(aBooking({ id: 'b1' }));
    await db.sessions.insert(aSession({ id: 's1', bookingId: 'b1' }));
  }
  const folder = path.join(home, 'recordings', 's1');
  const recorder = openRoomRecorder({
    folder,
    cameras: cameras.map(({ id, url }) => ({
      id,
      name: id,
      source: () => Promise.resolve({ url, credentials: login, transport: 'tcp' as const }),
    })),
    segmentSeconds,
    onAlarm: (alarm) => say({ kind: 'alarm', atMs: monotonicMs(), alarm }),
  });
  const copy =
    secondCopy === undefined
      ? undefined
      : openSecondCopy({
          folder: secondCopy,
          recordings: path.dirname(folder),
          sameDiskAllowed: true,
          onCopied: ({ file }) => say({ kind: 'copied', file }),
        });
  const recording = new SessionRecording({
    sessionId: 's1',
    folder,
    recorder,
    chain: await openChain(folder),
    segments: {
      ofSession: (id) => db.segments.ofSession(id),
      append: async (rows) => {
        await db.segments.append(rows);
        for (const { file, sha256 } of rows) say({ kind: 'committed', file, sha256 });
      },
    },
    copy,
    preRollMs: 60_000,
    now: () => new Date(),
    onDiscarded: () => Promise.resolve(),
    onProblem: (problem) => say({ kind: 'problem', detail: String(problem) }),
  });
  await recording.start('2020-01-01T00:00:00.000Z');
  const known = new Map<string, string>();
  setInterval(() => {
    for (const { cameraId, state, attempt } of recorder.proofs()) {
      const now = `${state} ${attempt}`;
      if (known.get(cameraId) === now) continue;
      known.set(cameraId, now);
      say({ kind: 'state', atMs: monotonicMs(), cameraId, state, attempt });
    }
  }, PROOF_MS);
  // Whoever started us ended us by closing our input.
  const input = createInterface({ input: process.stdin });
  input.on('close', () => {
    void recording.stop().then(async () => {
      say({ kind: 'gaps', gaps: recorder.gaps() });
      await recording.close();
      await copy?.close();
      await db.close();
      process.exit(0);
    });
  });
}

main().catch((error: unknown) => {
  say({ kind: 'problem', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exit(1);
});
