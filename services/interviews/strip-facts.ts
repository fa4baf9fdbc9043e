import type { ClockReference } from '../../devices/clock/clock-reference';
import type { Database } from '../../db/data-source';
import type { DiskSpace } from '../../recordings/capture/disk-policy';
import { hoursAt } from '../../recordings/capture/disk-space';
import type { SecondCopy } from '../../recordings/copies/second-copy';
import { breakStateOf } from '../contract/breaks';
import type { RoomPurpose } from '../contract/bookings';
import { withheldTrack } from '../contract/stops';
import type { ActiveSession } from './active-session';
import { breaksOf } from './break-notes';
import { diskFull } from './disk-guard';
import { isBeforeEntry } from '../../recordings/session/advance';
import { mustRecord } from './must-record';
import type { CameraWatch } from './camera-watch';
import type { StripFacts } from './recording-strip';

export interface StripSources {
  readonly db: Database;
  readonly active: ActiveSession;
  readonly watch: CameraWatch;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly microphone?: { readonly id: string; readonly name: string } | undefined;
  readonly room: { readonly id: string; readonly name: string };
  readonly space: () => Promise<DiskSpace>;
  readonly secondCopy: SecondCopy | undefined;
  /** What this machine's clock is kept by, as last asked. */
  readonly clockReference: () => ClockReference | undefined;
  /** Who watches from outside. */
  readonly watchers?: () => NonNullable<StripFacts['watchers']>;
  readonly now: () => Date;
}

/** What a camera writes when nobody has measured it yet, bytes a second: 4 Mb/s. */
const assumedBytesPerSecond = 500_000;

/** Gathers the second that the strip will show. */
export async function readStripFacts(sources: StripSources): Promise<StripFacts> {
  const { db, active, watch, room } = sources;
  const now = sources.now().toISOString();
  const [next, lastSealedAt, disk] = await Promise.all([db.bookings.next(room.id, now), db.sessions.lastSealedAt(), sources.space()]);
  const row = active.id === undefined ? undefined : await db.sessions.byId(active.id);
  const booking = row && (await db.bookings.byId(row.bookingId));
  const proofs = active.recording?.recorder.proofs() ?? [];
  const offsets = sources.cameras.flatMap((camera) => watch.status(camera.id)?.offsetSeconds ?? []);
  const measured = proofs.reduce((sum, proof) => sum + proof.bytesPerSecond, 0);
  const rate = measured > 0 ? measured : assumedBytesPerSecond * sources.cameras.length;
  return {
    now,
    roomName: room.name,
    purpose: booking?.purpose as RoomPurpose | undefined,
    activity:
      row?.suspendedSince && row.startedAt !== null && row.phase !== 'concluded'
        ? { kind: 'suspended', startedAt: row.startedAt, since: row.suspendedSince }
        : row && mustRecord(row) && row.startedAt !== null
          ? { kind: 'session', startedAt: row.startedAt }
          : row && isBeforeEntry(row.phase)
            ? { kind: 'pre-roll', since: row.createdAt }
            : { kind: 'idle' },
    withheld: row && mustRecord(row) ? await readWithheld(db, row.id) : undefined,
    registrationCode: row?.registrationCode ?? undefined,
    restingSince: row && mustRecord(row) ? breakStateOf(breaksOf(await db.notes.ofSession(row.id, 'mark'))).restingSince : undefined,
    nextBookingAt: next?.startsAt,
    lastSealedAt,
    cameras: sources.cameras.map(({ id, name }) => ({
      id,
      name,
      online: watch.status(id)?.online ?? false,
      proof: proofs.find((proof) => proof.cameraId === id),
    })),
    microphone: sources.microphone && {
      name: sources.microphone.name,
      proof: proofs.find((proof) => proof.cameraId === sources.microphone?.id),
    },
    clockOffsetSeconds:
      offsets.length === 0 ? undefined : offsets.reduce((worst, offset) => (Math.abs(offset) > Math.abs(worst) ? offset : worst)),
    clockReference: sources.clockReference(),
    clockStep: active.recording?.recorder.clockSteps().at(-1),
    diskHours: hoursAt(disk.freeBytes, rate),
    disk,
    chainRefused: active.recording?.chainRefused,
    stoppedByDisk: row?.interruptionReason === diskFull,
    watchers: sources.watchers?.(),
    secondCopy: sources.secondCopy?.state(),
  };
}

async function readWithheld(db: Database, sessionId: string): Promise<StripFacts['withheld']> {
  const lasting = await db.suspensions.lasting(sessionId);
  const track = withheldTrack(lasting?.scope);
  return lasting && track && { track, since: lasting.since };
}
