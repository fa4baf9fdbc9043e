import type { Instant } from '../../recordings/session/instant';
import type { CaseReference } from './bookings';
import type { ExhibitView } from './exhibits';
import type { CameraPlace } from './room';
import type { MarkView, TranscriptLineView } from './sessions';

/** A stretch of the recording, ms from the beginning of its first file; `toMs` exclusive. */
export interface PlaybackStretch {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface PlaybackPart extends PlaybackStretch {
  /** Relative to the session's folder. */
  readonly file: string;
  /** It has no pictures, but others of its track have: the stretch is a gap of them, and its sound is heard. */
  readonly soundOnly?: true;
}

export interface PlaybackGap extends PlaybackStretch {
  /** As recorded; `unknown` where nothing was. */
  readonly cause: string;
}

/** One camera or microphone. */
export interface PlaybackTrack {
  readonly cameraId: string;
  readonly name: string;
  readonly view: CameraPlace | undefined;
  readonly kind: 'picture' | 'sound';
  /** Of the first file that has all that this track has, for MediaSource; undefined where none can be read. */
  readonly mimeType: string | undefined;
  /** Length of one picture; 0 for sound. */
  readonly frameMs: number;
  readonly parts: readonly PlaybackPart[];
  readonly gaps: readonly PlaybackGap[];
}

export const roomEvents = ['entry', 'notice', 'review', 'signature', 'thumbprint'] as const;
export type RoomEvent = (typeof roomEvents)[number];

/** Everything that the playback screen shows of one sealed recording. */
export interface PlaybackView {
  readonly sessionId: string;
  readonly registrationCode: string;
  readonly enforcementCase: CaseReference;
  readonly questionedName: string;
  /** What the record of this purpose is called; undefined for a questioning's own 笔录. */
  readonly recordTitle: string | undefined;
  /** ms 0 of all stretches. */
  readonly beginsAt: Instant;
  readonly lengthMs: number;
  /** From the entry to the later of signature and thumbprint (规定§15); recording times count from the entry. */
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly tracks: readonly PlaybackTrack[];
  readonly events: readonly { readonly event: RoomEvent; readonly at: Instant }[];
  readonly marks: readonly MarkView[];
  readonly exhibits: readonly ExhibitView[];
  readonly lines: readonly TranscriptLineView[];
  /** What this person has watched of it so far, in order and merged (规定§18). */
  readonly watched: readonly PlaybackStretch[];
  readonly viewer: { readonly name: string; readonly since: Instant; readonly tier: ViewingTier };
  /** Where the media lies for this viewing, such as /media/<token>/; ends with it. */
  readonly mediaPath: string;
  readonly proof: PlaybackProof;
}

/** The room's own recording while the session still goes on, from the moment of one line on. */
export interface ReplayView extends Pick<PlaybackView, 'beginsAt' | 'lengthMs' | 'tracks' | 'mediaPath'> {
  readonly line: TranscriptLineView;
  /** A little before the line was begun. */
  readonly fromMs: number;
}

/** 制度§15: by which right somebody views. */
export type ViewingTier = 'own' | 'department' | 'agency';

/** Whether the files still are what was sealed. */
export type PlaybackProof =
  | { readonly state: 'running'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly state: 'done'; readonly at: Instant; readonly findings: readonly PlaybackFinding[] };

export interface PlaybackFinding {
  /** Of recordings/evidence/verification.ts, or `manifest.not-registered`: another seal than the register's. */
  readonly code: string;
  /** Empty when it is about the whole. */
  readonly file: string;
}
