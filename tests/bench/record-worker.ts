import { once } from 'node:events';
import path from 'node:path';
import { openRoomRecorder, type ClosedSegment } from '../../recordings/capture/room-recorder';
import { openChain } from '../../recordings/evidence/chain';
import { SessionRecording } from '../../services/interviews/session-recording';
import { aBooking, aSession, openTestStore } from '../support/builders';
import { waitFor } from '../support/wait-for';
import { clipCredentials } from './clip-camera';

export interface RecordOrder {
  readonly url: string;
  readonly cameras: number;
  readonly segmentSeconds: number;
  /** How many watch each camera, as a page does. */
  readonly viewers?: number;
}

export interface RecordResult {
  /** `run`: the room, the camera and the attempt. */
  readonly segments: readonly (ClosedSegment & { readonly run: string })[];
  readonly gaps: number;
  readonly links: number;
  readonly rows: number;
}

/** No room has more. */
const CAMERAS_A_ROOM = 8;

/** A process of its own: the shipping recorder with chain and database, rooms of eight cameras. Says `ready`, records until a line comes, then says what it has. */
export async function recordWorker(order: RecordOrder): Promise<void> {
  const store = await openTestStore();
  const segments: RecordResult['segments'][number][] = [];
  const problems: unknown[] = [];
  const rooms = await Promise.all(
    Array.from({ length: Math.ceil(order.cameras / CAMERAS_A_ROOM) }, (_, room) => openRoom(order, room, store, segments, problems)),
  );
  const recorders = rooms.map(({ recording }) => recording.recorder);
  await waitFor('all cameras are proved', () => recorders.every((recorder) => recorder.proofs().every(({ proved }) => proved)), 30_000);
  for (const recorder of recorders)
    for (const { cameraId } of recorder.proofs())
      for (let viewer = 0; viewer < (order.viewers ?? 0); viewer += 1)
        recorder.live(cameraId)?.subscribe(({ bytes }) => Buffer.from(bytes));
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  process.stdin.destroy();
  await Promise.all(rooms.map(({ recording }) => recording.stop()));
  const rows = await Promise.all(rooms.map(({ sessionId }) => store.db.segments.ofSession(sessionId)));
  const result: RecordResult = {
    segments,
    gaps: recorders.flatMap((recorder) => recorder.gaps()).length,
    links: rooms.reduce((sum, { chain }) => sum + chain.links().length, 0),
    rows: rows.flat().length,
  };
  await Promise.all(rooms.map(({ recording }) => recording.close()));
  await store.remove();
  if (problems.length > 0) throw new Error(`the recording had problems: ${problems.join('; ')}`);
  // Waited for: who ends right after writing to a pipe loses the rest.
  await new Promise((resolve) => process.stdout.write(`${JSON.stringify(result)}\n`, resolve));
}

async function openRoom(
  { url, cameras, segmentSeconds }: RecordOrder,
  room: number,
  store: Awaited<ReturnType<typeof openTestStore>>,
  segments: RecordResult['segments'][number][],
  problems: unknown[],
) {
  const booking = aBooking({ roomId: `X${room}` });
  await store.db.rooms.put({ id: booking.roomId, name: booking.roomId, place: '' });
  await store.db.bookings.insert(booking);
  const session = aSession({ bookingId: booking.id, roomId: booking.roomId });
  await store.db.sessions.insert(session);
  const folder = path.join(store.folder, 'recordings', session.id);
  const ids = Array.from({ length: Math.min(CAMERAS_A_ROOM, cameras - room * CAMERAS_A_ROOM) }, (_, camera) => `cam${camera + 1}`);
  const recorder = openRoomRecorder({
    folder,
    segmentSeconds,
    cameras: ids.map((id) => ({
      id,
      name: id,
      source: () => Promise.resolve({ url: `${url}/${room}/${id}`, credentials: clipCredentials, transport: 'tcp' as const }),
    })),
  });
  recorder.onSegmentClosed((segment) => segments.push({ ...segment, run: `${room} ${segment.cameraId} ${segment.attempt}` }));
  const chain = await openChain(folder);
  const recording = new SessionRecording({
    sessionId: session.id,
    folder,
    recorder,
    chain,
    segments: store.db.segments,
    preRollMs: 60_000,
    now: () => new Date(),
    onDiscarded: () => Promise.resolve(),
    onProblem: (problem) => problems.push(problem),
  });
  await recording.start(new Date().toISOString());
  return { recording, chain, sessionId: session.id };
}
