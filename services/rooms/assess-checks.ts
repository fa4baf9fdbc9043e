import { expectedRate, neededBytes } from '../../recordings/capture/disk-policy';
import { msBetween, type Instant } from '../../recordings/session/instant';
import type { ClockReference } from '../../devices/clock/clock-reference';
import type { CheckView } from '../contract/room';
import { climateText } from '../../recordings/evidence/sealed-interview';
import { byteRate, byteSize, decibels, loudnessUnits, seconds, signedSeconds, unknownFigure } from './check-figures';
import { findingCause } from './camera-findings';
import type { CheckFacts } from './check-facts';
import { inUse, setAside } from './set-aside';

/** Limits of the checks, with their defaults in this one place. */
const checkLimits = {
  /** A proof older than this, ms, is withdrawn. */
  proofMs: 10_000,
  /** How far a camera's clock may be from ours, ms (规定§16: one time on picture and paper). */
  clockOffsetMs: 1_000,
  /** dBFS; what a quiet room still gives. */
  soundFloorDb: -60,
  /** Silence after which the microphone counts as dead, ms. */
  silenceMs: 60_000,
} as const;

interface Finding {
  readonly state: 'proved' | 'ask' | 'attention' | 'failed' | 'unknown';
  readonly at?: Instant;
  readonly cause?: NonNullable<CheckView['cause']>;
}
type Check = Pick<CheckView, 'check' | 'subject' | 'figures' | 'findings'> & { readonly finding: Finding };

/**
 * 规定§12, 制度§17: what each device proves now. Bad news counts at once; no news keeps a proof for ten seconds and then withdraws it.
 * `previous` are the checks of the second before.
 */
export function assessChecks(facts: CheckFacts, previous: readonly CheckView[], now: Date): readonly CheckView[] {
  const used = inUse(facts);
  const checks: readonly Check[] = [
    ...facts.cameras.map(cameraCheck),
    soundCheck(facts),
    clockCheck(used),
    diskCheck(used),
    secondCopyCheck(used),
    ...roomChecks(facts, now),
    signingCheck(facts),
    driveCheck(facts, now),
  ];
  const settled = checks.map((check) =>
    settle(
      check,
      previous.find((before) => before.check === check.check && before.subject === check.subject),
      now,
    ),
  );
  return setAside(settled, facts);
}

/** 规定§12: the session may go on when nothing has failed and nothing is still open; a missing disc doesn't hinder. */
export function mayPass(checks: readonly CheckView[]): boolean {
  return checks.length > 0 && checks.every((check) => check.state === 'proved' || check.state === 'attention');
}

function settle({ finding, ...check }: Check, before: CheckView | undefined, now: Date): CheckView {
  const provedAt = finding.state === 'proved' ? finding.at : before?.state === 'proved' ? before.provedAt : undefined;
  if (finding.state === 'proved' || finding.state === 'unknown') {
    return provedAt !== undefined && isFresh(provedAt, now)
      ? { ...check, state: 'proved', provedAt, cause: undefined }
      : { ...check, state: 'waiting', provedAt: undefined, cause: finding.cause };
  }
  return { ...check, state: finding.state, provedAt: undefined, cause: finding.cause };
}

const failed = (code: string, detail: Readonly<Record<string, string>> = {}): Finding => ({ state: 'failed', cause: { code, detail } });

function cameraCheck({ id, name, proof, clockOffsetMs, findings }: CheckFacts['cameras'][number]): Check {
  const figures = [
    { key: 'pictureAge', value: proof?.pictureAgeMs === undefined ? unknownFigure : seconds(proof.pictureAgeMs) },
    { key: 'bitrate', value: proof ? byteRate(proof.bytesPerSecond) : unknownFigure },
    { key: 'written', value: proof ? byteSize(proof.totalBytes) : unknownFigure },
    { key: 'cameraClock', value: clockOffsetMs?.ok === true ? signedSeconds(clockOffsetMs.value) : unknownFigure },
  ];
  const found = findings?.ok === true ? findings.value : [];
  return {
    ...{ check: 'camera', subject: id, figures, finding: cameraFinding(name, proof) },
    // Small pictures of the room are another matter than its recording.
    findings: found.filter(({ code }) => code !== 'camera.no-sub-stream').map((one) => findingCause(name, one)),
  };
}

function cameraFinding(camera: string, proof: CheckFacts['cameras'][number]['proof']): Finding {
  if (proof?.state === 'failing') return failed(`recording.${proof.fault?.verdict ?? 'unknown'}`, { camera });
  if (proof?.picture === 'black' || proof?.picture === 'frozen') return failed(`picture.${proof.picture}`, { camera });
  return proof?.proved === true && proof.picture === 'moving' ? { state: 'proved', at: proof.at } : { state: 'unknown' };
}

/** Where the room has a microphone of its own it must be heard; otherwise one of the cameras. */
function soundCheck({ cameras, microphone }: CheckFacts): Check {
  const proofs = (microphone ? [microphone] : cameras).flatMap(({ proof }) => (proof ? [proof] : []));
  const sounds = proofs.flatMap(({ sound, at }) => (typeof sound === 'object' ? [{ ...sound, at }] : []));
  const loudest = sounds.toSorted((a, b) => b.levelDb - a.levelDb)[0];
  const figures = [
    { key: 'level', value: loudest ? decibels(loudest.levelDb) : unknownFigure },
    { key: 'loudness', value: loudest?.loudness ? loudnessUnits(loudest.loudness.shortTermLufs) : unknownFigure },
    { key: 'floor', value: decibels(checkLimits.soundFloorDb) },
  ];
  return { check: 'sound', subject: 'sound', figures, finding: finding() };

  function finding(): Finding {
    if (microphone?.proof?.state === 'failing') return failed('sound.microphone-failing', { microphone: microphone.name });
    const heard = sounds.find((sound) => sound.levelDb > checkLimits.soundFloorDb);
    if (heard) return { state: 'proved', at: heard.at };
    if (loudest)
      return Math.min(...sounds.map((sound) => sound.silentSinceMs)) > checkLimits.silenceMs
        ? failed('sound.silent')
        : { state: 'unknown' };
    return proofs.length > 0 && proofs.every(({ sound }) => sound === 'none') ? failed('sound.none') : { state: 'unknown' };
  }
}

function clockCheck({ cameras, clockReference }: CheckFacts): Check {
  const host = clockReference?.ok === true ? clockReference.value : undefined;
  const offsets = cameras.flatMap(({ name, clockOffsetMs }) =>
    clockOffsetMs?.ok === true ? [{ name, ms: clockOffsetMs.value, at: clockOffsetMs.at }] : [],
  );
  const worst = offsets.toSorted((a, b) => Math.abs(b.ms) - Math.abs(a.ms))[0];
  const silent = cameras.find(({ clockOffsetMs }) => clockOffsetMs?.ok === false);
  const figures = [
    { key: 'hostClock', value: hostFigure(host) },
    { key: 'cameraClock', value: offsets.length === 0 ? unknownFigure : offsets.map(({ ms }) => signedSeconds(ms)).join(' / ') },
    { key: 'allowed', value: `±${seconds(checkLimits.clockOffsetMs, 2)}` },
  ];
  return { check: 'clock', subject: 'clock', figures, finding: finding() };

  function finding(): Finding {
    if (worst && Math.abs(worst.ms) > checkLimits.clockOffsetMs)
      return failed('clock.off', { camera: worst.name, offset: signedSeconds(worst.ms) });
    if (silent) return { state: 'attention', cause: { code: 'clock.unreadable', detail: { camera: silent.name } } };
    const oldest = offsets.map(({ at }) => at).toSorted()[0];
    if (oldest === undefined || offsets.length < cameras.length || !host) return { state: 'unknown' };
    if (host.state !== 'synchronized') return { state: 'attention', cause: { code: `clock.host-${host.state}`, detail: {} } };
    if ((host.offsetSeconds ?? 0) * 1000 > checkLimits.clockOffsetMs)
      return { state: 'attention', cause: { code: 'clock.host-off', detail: { offset: hostFigure(host) } } };
    return { state: 'proved', at: oldest };
  }
}

/** By how much this machine's clock is off by its time server's word. */
function hostFigure(host: ClockReference | undefined): string {
  return host?.state === 'synchronized' && host.offsetSeconds !== undefined ? `±${seconds(host.offsetSeconds * 1000, 3)}` : unknownFigure;
}

/** What the booked length needs at the rate that the cameras show, as the check and the refusal say it. */
export function neededFor({ cameras, bookedMs }: Pick<CheckFacts, 'cameras' | 'bookedMs'>): number {
  return neededBytes(bookedMs, rateOf(cameras));
}

function rateOf(cameras: CheckFacts['cameras']): number {
  return expectedRate(cameras.map(({ proof }) => proof?.bytesPerSecond));
}

function diskCheck({ cameras, freeBytes, bookedMs }: CheckFacts): Check {
  const rate = rateOf(cameras);
  const needed = neededFor({ cameras, bookedMs });
  const free = freeBytes?.ok === true ? freeBytes : undefined;
  const figures = [
    { key: 'freeHours', value: free && rate > 0 ? `${Math.floor(free.value / rate / 3600)} h` : unknownFigure },
    { key: 'needed', value: byteSize(needed) },
  ];
  return { check: 'disk', subject: 'disk', figures, finding: finding() };

  function finding(): Finding {
    if (freeBytes?.ok === false) return failed('disk.unreadable');
    if (!free) return { state: 'unknown' };
    return free.value >= needed
      ? { state: 'proved', at: free.at }
      : failed('recording.disk-too-small', { free: byteSize(free.value), needed: byteSize(needed) });
  }
}

/**
 * One copy is no copy: without a second one that works the session begins only with a reason, which is kept. A second disk that is too small
 * is said and doesn't hinder: the recording itself has its room.
 */
function secondCopyCheck({ secondCopy, cameras, bookedMs }: CheckFacts): Check {
  const reading = secondCopy.configured ? secondCopy.reading : undefined;
  const proof = reading?.ok === true ? reading.value : undefined;
  const figures = [
    { key: 'secondDisk', value: proof ? (proof.sameDisk ? 'same' : 'own') : unknownFigure },
    { key: 'secondFree', value: proof ? byteSize(proof.freeBytes) : unknownFigure },
  ];
  return { check: 'second-copy', subject: 'second-copy', figures, finding: finding() };

  function finding(): Finding {
    if (!secondCopy.configured) return failed('copy.not-configured');
    if (!reading) return { state: 'unknown' };
    if (!reading.ok) return failed(reading.code);
    const needed = neededFor({ cameras, bookedMs });
    if (reading.value.freeBytes >= needed) return { state: 'proved', at: reading.at };
    const detail = { free: byteSize(reading.value.freeBytes), needed: byteSize(needed) };
    return { state: 'attention', cause: { code: 'copy.disk-small', detail } };
  }
}

/**
 * Light, lock and lamp: what the board read back, not what it was told. The board speaks up on changes only, but a dead line is
 * said within a second: a state that is not unknown holds now.
 */
function roomChecks({ room, lampSeen }: CheckFacts, now: Date): readonly Check[] {
  const at = now.toISOString();
  const dead = room?.line === 'unknown' ? failed('room-io.line-dead') : undefined;
  const unless = (readable: boolean, finding: Finding): Finding => dead ?? (room && readable ? finding : { state: 'unknown' });
  const light = room?.light ?? 'unknown';
  const lamp = room?.recordLamp ?? 'unknown';
  const lockFigures = [
    { key: 'lock', value: room?.lock ?? 'unknown' },
    { key: 'door', value: room?.door ?? 'unknown' },
  ];
  const lightFigures = [
    { key: 'light', value: light },
    { key: 'climate', value: (room && climateText(room)) || unknownFigure },
  ];
  return [
    {
      check: 'light',
      subject: 'light',
      figures: lightFigures,
      finding: unless(light !== 'unknown', light === 'on' ? { state: 'proved', at } : failed('light.off')),
    },
    {
      check: 'door-lock',
      subject: 'door-lock',
      figures: lockFigures,
      finding: unless(room?.lock !== 'unknown' && room?.door !== 'unknown', { state: 'proved', at }),
    },
    {
      check: 'record-lamp',
      subject: 'record-lamp',
      figures: [{ key: 'lamp', value: lamp }],
      finding: unless(lamp !== 'unknown', lampFinding()),
    },
  ];

  function lampFinding(): Finding {
    if (lampSeen === undefined) return { state: 'ask' };
    if (!lampSeen) return failed('lamp.not-seen');
    return lamp === 'on' ? { state: 'proved', at } : failed('lamp.off');
  }
}

function signingCheck({ reader }: CheckFacts): Check {
  const figures = [{ key: 'reader', value: reader?.ok === true ? reader.value : unknownFigure }];
  const finding = !reader
    ? ({ state: 'unknown' } as const)
    : reader.ok
      ? ({ state: 'proved', at: reader.at } as const)
      : withoutReader(reader.code);
  return { check: 'signing', subject: 'signing', figures, finding };
}

/** A room without a reader has its thumbprints on paper, before the camera. */
function withoutReader(code: string): Finding {
  return code === 'thumbprint.none-described' ? { state: 'attention', cause: { code, detail: {} } } : failed(code);
}

/** 制度§20 needs two blanks, but only when it comes to burning: a missing disc or a silent drive never stops a session. */
function driveCheck({ drives }: CheckFacts, now: Date): Check {
  const lying = drives.map(({ media }) => (media?.ok === true && isFresh(media.at, now) ? { ...media.value, at: media.at } : undefined));
  const blanks = lying.flatMap((media) => (media?.state === 'blank' ? [media] : []));
  const figures = lying.map((media, index) => {
    const value =
      media === undefined ? unknownFigure : media.state === 'blank' ? `${media.kind} ${byteSize(media.capacityBytes)}` : media.state;
    return { key: `drive${index + 1}`, value };
  });
  const oldest = blanks.map(({ at }) => at).toSorted()[0];
  const finding: Finding =
    blanks.length >= 2 && oldest !== undefined
      ? { state: 'proved', at: oldest }
      : { state: 'attention', cause: { code: 'disc.blanks-missing', detail: { blanks: String(blanks.length) } } };
  return { check: 'drive', subject: 'drive', figures, finding };
}

function isFresh(at: Instant, now: Date): boolean {
  return msBetween(at, now.toISOString()) <= checkLimits.proofMs;
}
