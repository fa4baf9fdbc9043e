import { diskVerdict, freeShare, type DiskSpace } from '../../recordings/capture/disk-policy';
import type { CameraProof } from '../../recordings/capture/recording-proof';
import type { CopyState } from '../../recordings/copies/copy-state';
import type { Instant } from '../../recordings/session/instant';
import { msBetween } from '../../recordings/session/instant';
import type { Grade, ProofCell, StripView } from '../contract/sessions';

/** Limits of the strip, with their defaults in this one place. */
const stripLimits = {
  ticks: 30,
  /** Empty seconds after which a cell asks for attention. */
  attentionAfterSeconds: 3,
  /** dBFS; what a quiet room still gives. */
  soundFloorDb: -60,
  /** Seconds below the floor after which the sound asks for attention. */
  silenceSeconds: 60,
  clockOffsetSeconds: 1,
  diskHours: 4,
} as const;

export interface StripFacts {
  readonly now: Instant;
  readonly roomName: string;
  /** What the room does now: nothing, rolling before the entry, or a session that must be on the disk. */
  readonly activity:
    | { readonly kind: 'idle' }
    | { readonly kind: 'pre-roll'; readonly since: Instant }
    | { readonly kind: 'session'; readonly startedAt: Instant };
  readonly registrationCode: string | undefined;
  readonly nextBookingAt: Instant | undefined;
  readonly lastSealedAt: Instant | undefined;
  readonly cameras: readonly {
    readonly id: string;
    readonly name: string;
    readonly online: boolean;
    readonly proof: CameraProof | undefined;
  }[];
  /** The largest offset of a camera's clock; undefined while none answers. */
  readonly clockOffsetSeconds: number | undefined;
  readonly diskHours: number | undefined;
  readonly disk?: DiskSpace | undefined;
  /** The disk had no room left and the recording ended in order. */
  readonly stoppedByDisk?: boolean | undefined;
  /** Absent in a room without one. */
  readonly secondCopy?: CopyState | undefined;
}

/** The next strip, from what was proved in this second and the ticks before it. Silence is not good news: no proof is an empty tick. */
export function nextStrip(previous: StripView | undefined, facts: StripFacts): StripView {
  const recording = facts.activity.kind !== 'idle';
  const cells = [
    ...facts.cameras.map((camera) => cameraCell(previous, facts, camera)),
    soundCell(previous, facts),
    clockCell(previous, facts),
    diskCell(previous, facts),
    secondCopyCell(previous, facts),
  ];
  const failed = recording
    ? facts.cameras.filter(
        (camera) => !camera.proof || camera.proof.state === 'failing' || camera.proof.state === 'off' || facts.stoppedByDisk,
      )
    : [];
  const session = facts.activity.kind === 'session';
  return {
    at: facts.now,
    state: !recording ? 'idle' : failed.length > 0 ? 'failing' : session ? 'recording' : 'pre-roll',
    roomName: facts.roomName,
    registrationCode: session ? facts.registrationCode : undefined,
    startedAt: facts.activity.kind === 'session' ? facts.activity.startedAt : undefined,
    preRollSince: facts.activity.kind === 'pre-roll' ? facts.activity.since : undefined,
    nextBookingAt: facts.nextBookingAt,
    lastSealedAt: facts.lastSealedAt,
    cells,
    alarm:
      failed.length === 0
        ? undefined
        : {
            failed: failed.map((camera) => camera.name),
            stillRecording: facts.cameras
              .filter((camera) => camera.proof?.state === 'recording' && !facts.stoppedByDisk)
              .map((camera) => camera.name),
            since: previous?.alarm?.since ?? failed[0]?.proof?.fault?.since ?? facts.now,
            cause: facts.stoppedByDisk ? 'disk-full' : (failed[0]?.proof?.fault?.verdict ?? 'unknown'),
          },
  };
}

function cameraCell(previous: StripView | undefined, facts: StripFacts, camera: StripFacts['cameras'][number]): ProofCell {
  const { proof } = camera;
  const ticks = tick(previous, facts, camera.id, proof?.proved ?? false);
  const fault = !proof || proof.state === 'off' ? undefined : proof.state === 'failing' ? 'no-picture' : picturesFault(proof);
  return {
    kind: 'camera',
    id: camera.id,
    name: camera.name,
    online: camera.online,
    ticks,
    grade: gradeOf(facts, ticks, fault),
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

function gradeOf(facts: StripFacts, ticks: readonly boolean[], fault: string | undefined): Grade {
  if (facts.activity.kind === 'idle') return 'off';
  if (fault === 'no-picture') return 'alarm';
  return fault !== undefined || emptySeconds(ticks) >= stripLimits.attentionAfterSeconds ? 'attention' : 'good';
}

function soundCell(previous: StripView | undefined, facts: StripFacts): ProofCell {
  const sounds = facts.cameras.flatMap((camera) => (camera.proof && typeof camera.proof.sound === 'object' ? [camera.proof.sound] : []));
  const levelDb = sounds.length === 0 ? undefined : Math.max(...sounds.map((sound) => sound.levelDb));
  const ticks = tick(previous, facts, 'sound', levelDb !== undefined && levelDb > stripLimits.soundFloorDb);
  const grade: Grade =
    facts.activity.kind === 'idle' ? 'off' : emptySeconds(ticks) >= stripLimits.attentionAfterSeconds ? 'attention' : 'good';
  return { kind: 'sound', id: 'sound', ticks, grade, levelDb, floorDb: stripLimits.soundFloorDb, channels: sounds.length };
}

function clockCell(previous: StripView | undefined, facts: StripFacts): ProofCell {
  const offset = facts.clockOffsetSeconds;
  const within = offset !== undefined && Math.abs(offset) <= stripLimits.clockOffsetSeconds;
  return {
    kind: 'clock',
    id: 'clock',
    ticks: tick(previous, facts, 'clock', within),
    grade: within ? 'good' : 'attention',
    offsetSeconds: offset,
  };
}

/** Hours are for people, the share of the disk is the rule: below a tenth it is said, at a fiftieth the recording ends in order. */
function diskCell(previous: StripView | undefined, facts: StripFacts): ProofCell {
  const verdict = facts.disk === undefined ? 'enough' : diskVerdict(facts.disk);
  const enough = facts.diskHours !== undefined && facts.diskHours >= stripLimits.diskHours && verdict === 'enough';
  return {
    kind: 'disk',
    id: 'disk',
    ticks: tick(previous, facts, 'disk', enough),
    grade: verdict === 'out' || facts.stoppedByDisk === true ? 'alarm' : enough ? 'good' : 'attention',
    hours: facts.diskHours,
    freePercent: facts.disk && Math.floor(freeShare(facts.disk) * 100),
  };
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
