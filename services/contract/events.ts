import type { DiscPairView } from './archive';
import type { DerivedJobView } from './derived';
import type { EquipmentView } from './equipment';
import type { PlaybackProof } from './playback';
import type { SignedIn } from './people';
import type { RoomAlarmView } from './entry';
import type { InsideView } from './room-use';
import type { PreflightView, RoomStateView } from './room';
import type { SetupBoardView } from './set-up';
import type { SessionNews, StripView, TranscriptNews } from './sessions';
import type { SelfTestState, SupervisionOrderView } from './upkeep';

/** Everything the page is told without asking; `undefined` means that there is none any more. */
export interface Events {
  'strip.changed': StripView;
  'equipment.changed': EquipmentView;
  'setUp.board': SetupBoardView;
  'room.changed': RoomStateView;
  'preflight.changed': PreflightView | undefined;
  'session.changed': SessionNews | undefined;
  'transcript.changed': TranscriptNews;
  'bookings.changed': { readonly bookingId: string };
  'admissions.changed': InsideView;
  'alarms.changed': readonly RoomAlarmView[];
  'selfTest.changed': SelfTestState;
  'supervision.changed': readonly SupervisionOrderView[];
  'speech.changed': { readonly sessionId: string };
  'disc.changed': DiscPairView;
  'derived.changed': DerivedJobView;
  'people.changed': SignedIn | undefined;
  'live.chunk': LiveChunk;
  'playback.proof': { readonly sessionId: string; readonly proof: PlaybackProof };
}
export type EventName = keyof Events;
export const eventNames: ReadonlySet<string> = new Set(
  Object.keys({
    'strip.changed': true,
    'equipment.changed': true,
    'setUp.board': true,
    'room.changed': true,
    'preflight.changed': true,
    'session.changed': true,
    'transcript.changed': true,
    'bookings.changed': true,
    'admissions.changed': true,
    'alarms.changed': true,
    'selfTest.changed': true,
    'supervision.changed': true,
    'speech.changed': true,
    'disc.changed': true,
    'derived.changed': true,
    'people.changed': true,
    'live.chunk': true,
    'playback.proof': true,
  } satisfies Record<EventName, true>),
);

/**
 * Bytes appended to the file being recorded (所见即所录). `init` begins a new file: set timestampOffset to the buffered end.
 * `mpeg1`: whole MPEG-TS packets made from those very bytes, for a codec that the page can't play; a page may come in anywhere.
 */
export interface LiveChunk {
  readonly cameraId: string;
  readonly kind: 'init' | 'media' | 'mpeg1';
  /** For `init`: such as video/mp4; codecs="avc1.42c01f,mp4a.40.2". For the `mpeg1` that begins a stream anew: video/mp2t. */
  readonly mimeType: string | undefined;
  readonly bytes: Uint8Array;
}
