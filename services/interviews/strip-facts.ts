import type { Database } from '../../db/data-source';
import { isRunning } from '../../recordings/session/advance';
import type { ActiveSession } from './active-session';
import type { CameraWatch } from './camera-watch';
import type { StripFacts } from './recording-strip';

export interface StripSources {
  readonly db: Database;
  readonly active: ActiveSession;
  readonly watch: CameraWatch;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly room: { readonly id: string; readonly name: string };
  readonly freeBytes: () => Promise<number>;
  readonly now: () => Date;
}

/** What a camera writes when nobody has measured it yet, bytes a second: 4 Mb/s. */
const assumedBytesPerSecond = 500_000;

/** Gathers the second that the strip will show. */
export async function readStripFacts(sources: StripSources): Promise<StripFacts> {
  const { db, active, watch, room } = sources;
  const now = sources.now().toISOString();
  const [next, sealed, free] = await Promise.all([db.bookings.next(room.id, now), db.sessions.listSealed(), sources.freeBytes()]);
  const session = active.id === undefined ? undefined : await active.state(active.id);
  const proofs = active.recording?.recorder.proofs() ?? [];
  const offsets = sources.cameras.flatMap((camera) => watch.status(camera.id)?.offsetSeconds ?? []);
  const measured = proofs.reduce((sum, proof) => sum + proof.bytesPerSecond, 0);
  const rate = measured > 0 ? measured : assumedBytesPerSecond * sources.cameras.length;
  const { row, state } = session ?? {};
  const mustRecord =
    state && (isRunning(state) || state.phase === 'interrupted' || (state.phase === 'concluded' && row?.recordingStoppedAt === null));
  return {
    now,
    roomName: room.name,
    activity:
      row && mustRecord && row.startedAt !== null
        ? { kind: 'session', startedAt: row.startedAt }
        : row && state && ['preparing', 'checked', 'ready'].includes(state.phase)
          ? { kind: 'pre-roll', since: row.createdAt }
          : { kind: 'idle' },
    registrationCode: row?.registrationCode ?? undefined,
    nextBookingAt: next?.startsAt,
    lastSealedAt: sealed.reduce<string | undefined>(
      (newest, { sealedAt }) => (sealedAt !== null && (newest === undefined || sealedAt > newest) ? sealedAt : newest),
      undefined,
    ),
    cameras: sources.cameras.map(({ id, name }) => ({
      id,
      name,
      online: watch.status(id)?.online ?? false,
      proof: proofs.find((proof) => proof.cameraId === id),
    })),
    clockOffsetSeconds:
      offsets.length === 0 ? undefined : offsets.reduce((worst, offset) => (Math.abs(offset) > Math.abs(worst) ? offset : worst)),
    diskHours: free / rate / 3600,
  };
}
