import type { ClockReference } from '../../devices/clock/clock-reference';
import { diskVerdict, freeShare, type DiskSpace } from '../../recordings/capture/disk-policy';
import type { CameraProof } from '../../recordings/capture/recording-proof';
import type { CopyState } from '../../recordings/copies/copy-state';
import type { Instant } from '../../recordings/session/instant';
import { msBetween } from '../../recordings/session/instant';
import type { RoomPurpose } from '../contract/bookings';
import type { Grade, ProofCell, StripView } from '../contract/sessions';

/** Limits of the strip, with their defaults in this one place. */
const stripLimits = {
  ticks: 30,
  /** Empty seconds after which a cell asks for attention. */
  attentionAfterSeconds: 3,
  /** dBFS; what a quiet room still gives. */
  soundFloorDb: -60,
  clockOffsetSeconds: 1,
  /** What is withheld longer may have been forgotten. */
  withheldMinutes: 10,
  diskHours: 4,
} as const;

export interface StripFacts {
  readonly now: Instant;
  readonly roomName: string;
  readonly purpose?: RoomPurpose | undefined;
  /** What the room does now: nothing, rolling before the entry, or a session that must be on the disk. */
  readonly activity:
    | { readonly kind: 'idle' }
    | { readonly kind: 'pre-roll'; readonly since: Instant }
    | { readonly kind: 'session'; readonly startedAt: Instant }
    /** 制度§19: the session goes on and nothing is recorded. */
    | { readonly kind: 'suspended'; readonly startedAt: Instant; readonly since: Instant };
  /** By law the sound or the pictures alone are not recorded. */
  readonly withheld?: StripView['withheld'] | undefined;
  readonly registrationCode: string | undefined;
  /** A break lasts; recording goes on. */
  readonly restingSince?: Instant | undefined;
  readonly nextBookingAt: Instant | undefined;
  readonly lastSealedAt: Instant | undefined;
  readonly cameras: readonly {
    readonly id: string;
    readonly name: string;
    readonly online: boolean;
    readonly proof: CameraProof | undefined;
  }[];
  /** The room's own microphone, where it has one; it is recorded as a track of its own. */
  readonly microphone?: { readonly name: string; readonly proof: CameraProof | undefined } | undefined;
  /** The largest offset of a camera's clock; undefined while none answers. */
  readonly clockOffsetSeconds: number | undefined;
  /** What this machine's own clock is kept by; undefined while not asked yet. */
  readonly clockReference?: ClockReference | undefined;
  /** Where the wall clock was set during the session, the newest. */
  readonly clockStep?: { readonly at: Instant; readonly stepMs: number } | undefined;
  readonly diskHours: number | undefined;
  readonly disk?: DiskSpace | undefined;
  /** The disk had no room left and the recording ended in order. */
  readonly stoppedByDisk?: boolean | undefined;
  /** The newest segments could not be put into the chain. */
  readonly chainRefused?: boolean | undefined;
  readonly watchers?: StripView['watchers'];
  /** Absent in a room without one. */
  readonly secondCopy?: CopyState | undefined;
}

/** The next strip, from what was proved in this second and the ticks before it. Silence is not good news: no proof is an empty tick. */
export function nextStrip(previous: StripView | undefined, facts: StripFacts): StripView {
  const cells = [
    ...facts.cameras.map((camera) => cameraCell(previous, facts, camera)),
    soundCell(previous, facts),
    clockCell(previous, facts),
    diskCell(previous, facts),
    secondCopyCell(previous, facts),
  ];
  const failed = isStill(facts) ? [] : recorded(facts).filter(({ proof }) => hasFailed(proof) || facts.stoppedByDisk);
  const session = facts.activity.kind === 'session' || facts.activity.kind === 'suspended';
  return {
    at: facts.now,
    state: stateOf(facts, failed.length > 0),
    roomName: facts.roomName,
    ...(facts.purpose && { purpose: facts.purpose }),
    ...(facts.restingSince !== undefined && { restingSince: facts.restingSince }),
    registrationCode: session ? facts.registrationCode : undefined,
    startedAt: 'startedAt' in facts.activity ? facts.activity.startedAt : undefined,
    ...(facts.activity.kind === 'suspended' && { suspendedSince: facts.activity.since }),
    ...(facts.withheld && { withheld: facts.withheld }),
    preRollSince: facts.activity.kind === 'pre-roll' ? facts.activity.since : undefined,
    nextBookingAt: facts.nextBookingAt,
    lastSealedAt: facts.lastSealedAt,
    cells,
    ...(facts.watchers && facts.watchers.length > 0 && { watchers: facts.watchers }),
    alarm:
      failed.length === 0
        ? undefined
        : {
            failed: failed.map((camera) => camera.name),
            stillRecording: recorded(facts)
              .filter((camera) => camera.proof?.state === 'recording' && !facts.stoppedByDisk)
              .map((camera) => camera.name),
            since: previous?.alarm?.since ?? failed[0]?.proof?.fault?.since ?? facts.now,
            cause: facts.stoppedByDisk ? 'disk-full' : (failed[0]?.proof?.fault?.verdict ?? 'unknown'),
          },
  };
}

function stateOf(facts: StripFacts, isFailing: boolean): StripView['state'] {
  const { activity } = facts;
  if (activity.kind === 'idle' || activity.kind === 'suspended') return activity.kind;
  if (isFailing) return 'failing';
  if (activity.kind === 'pre-roll') return 'pre-roll';
  return recorded(facts).some(({ proof }) => proof?.state === 'starting') ? 'starting' : 'recording';
}

function hasFailed(proof: CameraProof | undefined): boolean {
  return !proof || proof.state === 'failing' || proof.state === 'off';
}

/** Nothing is to be recorded now. */
function isStill({ activity }: StripFacts): boolean {
  return activity.kind === 'idle' || activity.kind === 'suspended';
}

/**
 * All that must reach the disk. While the pictures are withheld a camera gives its sound, and one that has none stands still by law: but never all
 * of them, for then nothing would be recorded.
 */
function recorded({ cameras, microphone, withheld }: StripFacts): readonly Pick<StripFacts['cameras'][number], 'name' | 'proof'>[] {
  const heard = withheld?.track === 'picture' ? cameras.filter(({ proof }) => proof && proof.state !== 'off') : cameras;
  if (withheld?.track === 'sound' || !microphone) return heard.length > 0 ? heard : cameras;
  return [...heard, microphone];
}

function cameraCell(previous: StripView | undefined, facts: StripFacts, camera: StripFacts['cameras'][number]): ProofCell {
  const { proof } = camera;
  const isWithheld = facts.withheld?.track === 'picture';
  const ticks = tick(previous, facts, camera.id, !isWithheld && (proof?.proved ?? false));
  const fault = !proof || proof.state === 'off' ? undefined : proof.state === 'failing' ? 'no-picture' : picturesFault(proof);
  return {
    kind: 'camera',
    id: camera.id,
    name: camera.name,
    online: camera.online,
    ticks,
    // A camera whose sound fails meanwhile is an alarm as ever.
    grade: isWithheld && fault === undefined ? withheldGrade(facts) : gradeOf(facts, ticks, fault, proof),
    ...(isWithheld && { withheld: true as const }),
    pictureAgeSeconds: proof?.pictureAgeMs === undefined ? undefined : proof.pictureAgeMs / 1000,
    bytesPerSecond: proof?.bytesPerSecond ?? 0,
    totalBytes: proof?.totalBytes ?? 0,
    fault,
    faultSeconds: proof?.fault ? Math.max(0, Math.floor(msBetween(proof.fault.since, facts.now) / 1000)) : 0,
  };
}

function picturesFault(proof: CameraProof): 'black' | 'frozen' | undefined {
  return proof.picture === 'black' || proof.picture === 'frozen' ? proof.picture : undefined;
}

function gradeOf(facts: StripFacts, ticks: readonly boolean[], fault: string | undefined, proof: CameraProof | undefined): Grade {
  if (isStill(facts)) return 'off';
  if (fault === 'no-picture') return 'alarm';
  // What was proved before this recording began says nothing of it.
  if (proof?.state === 'starting') return 'attention';
  return fault !== undefined || emptySeconds(ticks) >= stripLimits.attentionAfterSeconds ? 'attention' : 'good';
}

/** By law nothing is asked of it, but that nobody forgets it. */
function withheldGrade({ withheld, now }: StripFacts): Grade {
  return withheld && msBetween(withheld.since, now) >= stripLimits.withheldMinutes * 60_000 ? 'attention' : 'off';
}

function soundCell(previous: StripView | undefined, facts: StripFacts): ProofCell {
  const sounds = recorded(facts).flatMap((camera) => (camera.proof && typeof camera.proof.sound === 'object' ? [camera.proof.sound] : []));
  const levelDb = sounds.length === 0 ? undefined : Math.max(...sounds.map((sound) => sound.levelDb));
  const silentSeconds = sounds.length === 0 ? 0 : Math.floor(Math.min(...sounds.map((sound) => sound.silentSinceMs)) / 1000);
  const loudest = sounds.flatMap((sound) => sound.loudness?.shortTermLufs ?? []).toSorted((a, b) => b - a)[0];
  // A source that has sound and of which none comes any more is not made good by the loudest of the others.
  const unheard = recorded(facts).filter(({ proof }) => proof?.state === 'recording' && proof.sound === 'unknown');
  const isHeard = levelDb !== undefined && levelDb > stripLimits.soundFloorDb;
  const ticks = tick(previous, facts, 'sound', isHeard && unheard.length === 0);
  const microphone = facts.microphone?.proof;
  const isGone = facts.microphone !== undefined && hasFailed(microphone);
  const isWithheld = facts.withheld?.track === 'sound';
  const grade: Grade = isStill(facts)
    ? 'off'
    : isWithheld
      ? withheldGrade(facts)
      : isGone
        ? 'alarm'
        : emptySeconds(ticks) >= stripLimits.attentionAfterSeconds
          ? 'attention'
          : 'good';
  const isLost = !isWithheld && grade === 'attention' && unheard.length > 0;
  const { soundFloorDb: floorDb } = stripLimits;
  return {
    ...{ kind: 'sound', id: 'sound', ticks, grade, levelDb, floorDb, channels: sounds.length, loudnessLufs: loudest, silentSeconds },
    ...(isLost && { unheard: unheard.map(({ name }) => name) }),
    ...(isWithheld && { withheld: true as const }),
  };
}

function clockCell(previous: StripView | undefined, facts: StripFacts): ProofCell {
  const { clockReference, clockStep } = facts;
  const offset = worstOffset(facts);
  // What nobody keeps is not known to be right, however well the cameras agree with it.
  const kept = clockReference?.state === 'synchronized' && clockStep === undefined;
  const within = kept && facts.clockOffsetSeconds !== undefined && Math.abs(offset ?? Infinity) <= stripLimits.clockOffsetSeconds;
  return {
    kind: 'clock',
    id: 'clock',
    ticks: tick(previous, facts, 'clock', within),
    grade: within ? 'good' : 'attention',
    offsetSeconds: offset,
    reference: clockReference?.state ?? 'unknown',
    step: clockStep,
  };
}

/** Of the cameras' clocks against ours, and of ours against its reference. */
function worstOffset({ clockOffsetSeconds, clockReference }: StripFacts): number | undefined {
  const own = clockReference?.state === 'synchronized' ? clockReference.offsetSeconds : undefined;
  if (clockOffsetSeconds === undefined) return own;
  return own !== undefined && own > Math.abs(clockOffsetSeconds) ? own : clockOffsetSeconds;
}

/**
 * Hours are for people, the share of the disk is the rule: below a tenth it is said, at a fiftieth the recording ends in order. A disk that
 * doesn't keep what is written is an alarm whatever room it has.
 */
function diskCell(previous: StripView | undefined, facts: StripFacts): ProofCell {
  const verdict = facts.disk === undefined ? 'enough' : diskVerdict(facts.disk);
  const fault = diskFault(facts);
  const enough = fault === undefined && facts.diskHours !== undefined && facts.diskHours >= stripLimits.diskHours && verdict === 'enough';
  return {
    kind: 'disk',
    id: 'disk',
    ticks: tick(previous, facts, 'disk', enough),
    grade: verdict === 'out' || facts.stoppedByDisk === true || fault ? 'alarm' : enough ? 'good' : 'attention',
    hours: facts.diskHours,
    freePercent: facts.disk && Math.floor(freeShare(facts.disk) * 100),
    ...(fault && { fault }),
  };
}

function diskFault(facts: StripFacts): 'not-durable' | 'not-chained' | undefined {
  if (isStill(facts)) return undefined;
  if (recorded(facts).some(({ proof }) => proof?.durable === false)) return 'not-durable';
  return facts.chainRefused === true ? 'not-chained' : undefined;
}

/** In a session the second copy is in step or it is an alarm; before it, a disk that isn't there asks for attention. */
function secondCopyCell(previous: StripView | undefined, facts: StripFacts): ProofCell {
  const { secondCopy: copy } = facts;
  const fault = copy?.kind === 'behind' || copy?.kind === 'idle' ? copy.cause : undefined;
  return {
    kind: 'second-copy',
    id: 'second-copy',
    ticks: tick(previous, facts, 'second-copy', copy?.kind === 'in-step'),
    grade: !copy ? 'off' : copy.kind === 'behind' ? 'alarm' : fault !== undefined ? 'attention' : copy.kind === 'in-step' ? 'good' : 'off',
    configured: copy !== undefined,
    lagSeconds: copy && copy.kind !== 'idle' ? copy.lagMs / 1000 : undefined,
    fault,
  };
}

/** One tick a second: a strip that is gathered again within its second, because something changed, only renews the newest tick. */
function tick(previous: StripView | undefined, facts: StripFacts, id: string, proved: boolean): readonly boolean[] {
  const before = previous?.cells.find((cell) => cell.id === id)?.ticks ?? [];
  const sameSecond = previous !== undefined && secondOf(previous.at) === secondOf(facts.now);
  return [...(sameSecond ? before.slice(0, -1) : before), proved].slice(-stripLimits.ticks);
}

function secondOf(at: Instant): string {
  return at.slice(0, '2026-11-25T01:02:14'.length);
}

function emptySeconds(ticks: readonly boolean[]): number {
  return ticks.length - 1 - ticks.lastIndexOf(true);
}
