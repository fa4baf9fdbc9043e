import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { StreamFinding } from '../../devices/cameras/stream-choice';
import type { ClockReference } from '../../devices/clock/clock-reference';
import type { DiscBurner, DiscMedia } from '../../devices/disc-burner/disc-burner';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import type { ThumbprintReader } from '../../devices/signing/thumbprint-reader';
import type { SecondDiskProof } from '../../recordings/copies/second-disk';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { CheckView, PreflightView } from '../contract/room';
import type { OutOfUse } from '../upkeep/out-of-use';
import { assessChecks, mayPass, neededFor } from './assess-checks';
import { byteSize } from './check-figures';
import type { CheckFacts, RecordingProof } from './check-facts';
import { LatestReading } from './latest-reading';
import type { Publish } from './publish';
import { registerBooking } from './register-booking';

/** The devices as a check asks them, before a session or in the daily self-test. */
export interface DeviceQuestions {
  readonly roomIo: RoomIo;
  readonly cameras: readonly {
    readonly id: string;
    readonly name: string;
    readonly clockOffsetMs: () => Promise<number>;
    readonly findings?: () => Promise<readonly StreamFinding[]>;
  }[];
  /** Devices that a fault took out of use. */
  readonly outOfUse?: () => Promise<OutOfUse>;
  readonly microphone?: { readonly id: string; readonly name: string } | undefined;
  readonly clockReference: () => Promise<ClockReference>;
  readonly freeBytes: () => Promise<number>;
  /** Writes and reads on the second disk; undefined in a room without a second copy. */
  readonly probeSecondCopy: (() => Promise<SecondDiskProof>) | undefined;
  readonly burners: readonly DiscBurner[];
  readonly thumbprints: ThumbprintReader | undefined;
}

export interface PreFlightParts extends DeviceQuestions {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  /** What the recorder proves now; empty while it doesn't run. */
  readonly proofs: () => readonly RecordingProof[];
  /** Makes the session and lets the cameras write. Refuses with `session.busy`. */
  readonly startPreRoll: (bookingId: string) => Promise<{ readonly sessionId: string }>;
  /** Moves the session to `checked` and stores the columns with it. */
  readonly devicesChecked: (sessionId: string, by: string, columns: CheckColumns) => Promise<unknown>;
  /** Calls `act` again and again until the returned function is called. */
  readonly every: (ms: number, act: () => void) => () => void;
}

export type CheckColumns = Pick<SessionRow, 'checkedAt' | 'checkedById' | 'checkReason' | 'checkReport'>;

interface Run {
  readonly bookingId: string;
  readonly sessionId: string;
  readonly startedAt: string;
  readonly bookedMs: number;
  readonly clocks: ReadonlyMap<string, LatestReading<number>>;
  readonly findings: ReadonlyMap<string, LatestReading<readonly StreamFinding[]>>;
  readonly outOfUse: LatestReading<OutOfUse>;
  readonly clock: LatestReading<ClockReference>;
  readonly disk: LatestReading<number>;
  readonly secondDisk: LatestReading<SecondDiskProof> | undefined;
  readonly media: readonly { readonly name: string; readonly reading: LatestReading<DiscMedia> }[];
  readonly reader: LatestReading<string>;
  readonly stop: () => void;
  room: RoomIoState | undefined;
  lampSeen: boolean | undefined;
  checks: readonly CheckView[];
  /** When the screens were told last, ms of the clock. */
  toldMs: number;
}

/** A verdict is looked for four times a second and told at once; figures alone are told once a second. */
const lookEveryMs = 250;
const tellEveryMs = 1_000;

/** 规定§12: the administrator turns everything on before the session and sees each device prove itself. */
export class PreFlight {
  private current: Run | undefined;

  constructor(private readonly parts: PreFlightParts) {}

  /**
   * Lights and the lamp at the door on, cameras rolling, checks from now on; for the same booking again it starts all checks anew.
   * Refuses with `recording.disk-too-small` before anything is written, `booking.wrong-state` unless approved, `session.wrong-phase` once passed, `session.busy` while another session is open.
   */
  async begin(bookingId: string, by: PersonTile): Promise<PreflightView> {
    const { db, audit, clock, roomIo, cameras, burners } = this.parts;
    const booking = await db.bookings.byId(bookingId);
    if (!booking) throw new Refusal('booking.unknown');
    if (booking.status !== 'approved' && booking.status !== 'keyIssued')
      throw new Refusal('booking.wrong-state', { status: booking.status });
    // 规定§11: registered before anything is done in the room; an administrator begins the checks.
    if (booking.status === 'approved' && booking.registeredAt === null) await registerBooking(this.parts, bookingId, by);
    const bookedMs = Date.parse(booking.endsAt) - Date.parse(booking.startsAt);
    await this.mustFit(bookedMs);
    // A board that doesn't obey shows in the checks; it must not keep the cameras from being seen.
    const [{ sessionId }] = await Promise.all([this.parts.startPreRoll(bookingId), roomIo.set('light', true).catch(() => undefined)]);
    const session = await db.sessions.byId(sessionId);
    if (session?.phase !== 'preparing') throw new Refusal('session.wrong-phase', { phase: session?.phase ?? '' });
    this.current?.stop();
    await roomIo.set('recordLamp', true).catch(() => undefined);
    const stops: (() => void)[] = [];
    const run: Run = {
      bookingId,
      sessionId,
      startedAt: clock().toISOString(),
      bookedMs,
      clocks: new Map(cameras.map((camera) => [camera.id, new LatestReading(camera.clockOffsetMs, 5_000)])),
      findings: new Map(cameras.map(({ id, findings }) => [id, new LatestReading(findings ?? none, 60_000)])),
      outOfUse: new LatestReading(this.parts.outOfUse ?? nothingOut, 1_000),
      clock: new LatestReading(this.parts.clockReference, 5_000),
      disk: new LatestReading(this.parts.freeBytes, 1_000),
      secondDisk: this.parts.probeSecondCopy && new LatestReading(this.parts.probeSecondCopy, 2_000),
      media: burners.map((burner) => ({ name: burner.name, reading: new LatestReading(() => burner.media(), 5_000) })),
      reader: new LatestReading(() => readerIdentity(this.parts), 5_000),
      stop: () => stops.forEach((stop) => stop()),
      room: undefined,
      lampSeen: undefined,
      checks: [],
      toldMs: -Infinity,
    };
    this.current = run;
    stops.push(
      roomIo.watch((room) => (run.room = room)),
      this.parts.every(lookEveryMs, () => this.look(run)),
    );
    this.look(run);
    await audit.record(by.id, 'preflight.begun', sessionId, bookingId);
    return viewOf(run);
  }

  state(): PreflightView | undefined {
    return this.current && viewOf(this.current);
  }

  /** The administrator looked at the lamp. Refuses with `preflight.not-running`. */
  async confirm(check: 'record-lamp', seen: boolean, by: PersonTile): Promise<PreflightView> {
    const run = this.running();
    run.lampSeen = seen;
    this.look(run);
    await this.parts.audit.record(by.id, `preflight.${check}`, run.sessionId, seen ? 'seen' : 'not seen');
    return viewOf(run);
  }

  /** Ends the checks. Without everything proved it takes a reason, which is kept (规定§12). Refuses with `preflight.not-passed`, `recording.disk-too-small`. */
  async pass(reason: string | undefined, by: PersonTile): Promise<PreflightView> {
    const run = this.running();
    this.look(run);
    // No reason makes a disk bigger.
    const full = run.checks.find(({ check, cause }) => check === 'disk' && cause?.code === 'recording.disk-too-small');
    if (full) throw new Refusal('recording.disk-too-small', full.cause?.detail);
    const passed = mayPass(run.checks);
    const given = reason?.trim() ?? '';
    if (!passed && given === '') throw new Refusal('preflight.not-passed', { checks: open(run.checks).join(' ') });
    const checkedAt = this.parts.clock().toISOString();
    const report = { ...viewOf(run), ...this.clockFacts(run), passedAt: checkedAt, passedBy: by.id };
    const checkReason = passed ? null : given;
    await this.parts.devicesChecked(run.sessionId, by.id, {
      checkedAt,
      checkedById: by.id,
      checkReason,
      checkReport: JSON.stringify(report),
    });
    await this.parts.audit.record(
      by.id,
      'preflight.passed',
      run.sessionId,
      passed ? 'all proved' : `${open(run.checks).join(' ')}: ${given}`,
    );
    this.end();
    // From here on the lamp means that a session is recorded; it comes on again with the entry.
    await this.parts.roomIo.set('recordLamp', false).catch(() => undefined);
    this.parts.publish('bookings.changed', { bookingId: run.bookingId });
    return viewOf(run);
  }

  /** Stops looking, without a verdict. */
  end(): void {
    this.current?.stop();
    this.current = undefined;
    this.parts.publish('preflight.changed', undefined);
  }

  /** The session was abandoned: there is nothing to look at any more. */
  endFor(sessionId: string): void {
    if (this.current?.sessionId === sessionId) this.end();
  }

  /** R6: a session is not begun on a disk that may fill within it. A disk that can't be asked is left to its check. */
  private async mustFit(bookedMs: number): Promise<void> {
    const free = await this.parts.freeBytes().catch(() => undefined);
    const proofs = this.parts.proofs();
    const cameras = this.parts.cameras.map(({ id, name }) => ({
      id,
      name,
      proof: proofs.find((proof) => proof.cameraId === id),
      clockOffsetMs: undefined,
    }));
    const needed = neededFor({ cameras, bookedMs });
    if (free !== undefined && free < needed)
      throw new Refusal('recording.disk-too-small', { free: byteSize(free), needed: byteSize(needed) });
  }

  private running(): Run {
    if (!this.current) throw new Refusal('preflight.not-running');
    return this.current;
  }

  private look(run: Run): void {
    const now = this.parts.clock();
    const before = verdictsOf(run.checks);
    run.checks = assessChecks(this.facts(run, now), run.checks, now);
    // The clock may have been set back meanwhile.
    const wasJustTold = Math.abs(now.getTime() - run.toldMs) < tellEveryMs;
    if (wasJustTold && verdictsOf(run.checks) === before) return;
    run.toldMs = now.getTime();
    this.parts.publish('preflight.changed', viewOf(run));
  }

  private facts(run: Run, now: Date): CheckFacts {
    const proofs = this.parts.proofs();
    const outOfUse = run.outOfUse.at(now);
    return {
      room: run.room,
      cameras: this.parts.cameras.map(({ id, name }) => ({
        id,
        name,
        proof: proofs.find((proof) => proof.cameraId === id),
        clockOffsetMs: run.clocks.get(id)?.at(now),
        findings: run.findings.get(id)?.at(now),
      })),
      microphone: this.parts.microphone && {
        id: this.parts.microphone.id,
        name: this.parts.microphone.name,
        proof: proofs.find((proof) => proof.cameraId === this.parts.microphone?.id),
      },
      clockReference: run.clock.at(now),
      freeBytes: run.disk.at(now),
      bookedMs: run.bookedMs,
      secondCopy: run.secondDisk ? { configured: true, reading: run.secondDisk.at(now) } : { configured: false },
      drives: run.media.map(({ name, reading }) => ({ name, media: reading.at(now) })),
      reader: run.reader.at(now),
      lampSeen: run.lampSeen,
      ...(outOfUse?.ok === true ? { outOfUse: outOfUse.value } : {}),
    };
  }

  /** The clocks as numbers, for who compares recordings later: each camera's minus ours, and what keeps ours. */
  private clockFacts(run: Run) {
    const { cameras, clockReference } = this.facts(run, this.parts.clock());
    const clockOffsetsMs = Object.fromEntries(
      cameras.flatMap(({ id, clockOffsetMs }) => (clockOffsetMs?.ok === true ? [[id, Math.round(clockOffsetMs.value)]] : [])),
    );
    return { clockOffsetsMs, clockReference: clockReference?.ok === true ? clockReference.value : undefined };
  }
}

/** Which fingerprint reader answers. Rejects where none does, and with `thumbprint.none-described` where the room has none. */
export async function readerIdentity({ thumbprints }: Pick<DeviceQuestions, 'thumbprints'>): Promise<string> {
  if (!thumbprints) throw new Refusal('thumbprint.none-described');
  return thumbprints.identity();
}

function verdictsOf(checks: readonly CheckView[]): string {
  return checks.map(({ subject, state, cause }) => `${subject} ${state} ${cause?.code ?? ''}`).join();
}

const none = () => Promise.resolve([]);
const nothingOut = () => Promise.resolve(new Map<string, string>());

function viewOf(run: Run): PreflightView {
  return { bookingId: run.bookingId, sessionId: run.sessionId, startedAt: run.startedAt, checks: run.checks, mayPass: mayPass(run.checks) };
}

function open(checks: readonly CheckView[]): readonly string[] {
  return checks.filter((check) => check.state !== 'proved' && check.state !== 'attention').map((check) => check.subject);
}
