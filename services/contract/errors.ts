/** Every expected refusal. Words for people are looked up by the code; `detail` fills their slots. */
export const errorCodes = [
  'people.wrong-pin',
  'people.locked',
  'people.unknown',
  'people.not-signed-in',
  'people.not-allowed',
  'people.certificate-expired',
  'people.name-taken',
  'people.administrator-exists',
  'room-file.wrong',
  'room.not-configured',
  'booking.overlaps',
  'booking.ends-before-start',
  'booking.in-the-past',
  'booking.unknown',
  'booking.wrong-state',
  'booking.outsider-not-allowed',
  'booking.second-questioned',
  'booking.closed-time',
  'waiting.time-is-free',
  'waiting.unknown',
  'closed-time.unknown',
  'room.no-responsible',
  'room.no-administrator',
  'room.not-checked-today',
  'room.out-of-use',
  'room.occupied',
  'key.not-named',
  'emergency.same-person',
  'admission.authorisation-not-valid',
  'admission.no-escort',
  'admission.no-approval',
  'admission.unknown',
  'authorisation.unknown',
  'session.ends-at-signature',
  'session.ends-by-closing-act',
  'preflight.not-passed',
  'preflight.not-running',
  'session.unknown',
  'session.wrong-phase',
  'session.same-inspector',
  'session.inspector-unqualified',
  'session.busy',
  'session.steps-missing',
  'transcript.empty',
  'transcript.unknown-line',
  'signature.empty',
  'thumbprint.reader-missing',
  'thumbprint.no-finger',
  'thumbprint.transfer-failed',
  'thumbprint.cancelled',
  'room-io.line-dead',
  'room-io.no-acknowledgement',
  'room-io.port-missing',
  'room-io.port-busy',
  'camera.unreachable',
  'camera.wrong-password',
  'camera.no-media-profile',
  'camera.unsupported',
  'camera.unreadable',
  'camera.led-elsewhere',
  'recording.disk-too-small',
  'recording.unknown',
  'seal.failed',
  'disc.no-drive',
  'disc.not-blank',
  'disc.too-small',
  'disc.burn-failed',
  'disc.read-failed',
  'disc.author-failed',
  'disc.mismatch',
  'disc.busy',
  'disc.unknown',
  'playback.outside-tier',
  'playback.not-open',
  'playback.nothing-recorded',
  'handover.same-person',
  'handover.wrong-state',
  'derived.target-exists',
  'derived.no-space',
  'derived.nothing-recorded',
  'derived.unreadable',
  'derived.bad-name',
  'derived.cancelled',
  'derived.encoder-failed',
  'derived.folder',
  'derived.same-camera',
  'derived.unknown',
  'derived.ended',
  'input.invalid',
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Slots for the sentence shown, such as `{ minutes: '30', with: '09:30–11:00 听证' }`. */
export type ErrorDetail = Readonly<Record<string, string>>;

export interface KioskFailure {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
}

/** A reply is a value, because Electron keeps only the message of a thrown error. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: KioskFailure };

/** An expected refusal on its way to the page. Bugs throw other errors and arrive as `unexpected`. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: ErrorDetail = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
