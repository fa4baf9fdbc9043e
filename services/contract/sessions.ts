import type { Instant } from '../../recordings/session/instant';
import type { WithheldTrack } from '../../recordings/session/withheld';
import type { Inspector, SessionPhase } from '../../recordings/session/session-state';
import type { Attendee } from './attendees';
import type { ChecklistView, CompanionView, StartGap } from './before-questioning';
import type { PresenceView } from './entry';
import type { BreakAct, BreakState } from './breaks';
import type { ComfortFinding } from './comfort';
import type { ConditionView } from './conditions';
import type { NoticeAnswer, NoticeStep, RightsAndDuties } from './notice';
import type { CaseReference, QuestionedPerson, RoomPurpose } from './bookings';
import type { ExhibitView } from './exhibits';
import type { RecordView } from './records';
import type { TranscriptSigning } from './signing';
import type { RemoteWatcher } from './remote-view';
import type { SuspensionView, UnsignedView } from './stops';
import type { TimesTable } from './times';
import type { WithdrawalNotes, WithdrawalView } from './withdrawals';

export interface SessionView {
  readonly id: string;
  readonly bookingId: string;
  readonly phase: SessionPhase;
  readonly roomName: string;
  readonly agencyName: string;
  readonly purpose: RoomPurpose;
  readonly enforcementCase: CaseReference;
  /** Without a name where nobody of outside takes part. */
  readonly questioned: QuestionedPerson;
  /** Others whom the application names. */
  readonly attendees: readonly Attendee[];
  /** Signed in so far, lead first. */
  readonly inspectors: readonly Inspector[];
  /** What is missing before the notice may be read; none once it has been. */
  readonly gaps: readonly StartGap[];
  /** None among officers. */
  readonly checklist: ChecklistView | undefined;
  /** Who is there for the questioned person's sake, in order of their coming. */
  readonly companions: readonly CompanionView[];
  readonly startedAt: Instant | undefined;
  readonly noticeGivenAt: Instant | undefined;
  readonly reviewedAt: Instant | undefined;
  readonly signedAt: Instant | undefined;
  readonly thumbprintedAt: Instant | undefined;
  /** 规定§3: what isn't a questioning keeps this instead of a 笔录, and ends by its closing act. */
  readonly record: RecordView | undefined;
  /** It ended without signature and thumbprint: why, and by whom. */
  readonly unsigned?: UnsignedView | undefined;
  /** Stretches that stood still by law (制度§19), oldest first; absent where there was none. */
  readonly suspensions?: readonly SuspensionView[] | undefined;
  readonly endedAt: Instant | undefined;
  readonly sealedAt: Instant | undefined;
  readonly registrationCode: string | undefined;
  /** What is read aloud, to the character: 规定§14's with agency and names filled in, or 规程§8's; empty among officers. */
  readonly noticeWording: string;
  /** 规定§14: what the person is told, as it was told once it was. */
  readonly told: RightsAndDuties;
  /** What the person answered to the notice, oldest first. */
  readonly answers: readonly NoticeAnswer[];
  /** 行政处罚法§43: who was asked to withdraw, and what was decided; absent where nobody was. */
  readonly withdrawals?: readonly WithdrawalView[] | undefined;
  /** The same as the papers say it. */
  readonly withdrawalNotes?: WithdrawalNotes | undefined;
  /** None among officers. */
  readonly steps: readonly { readonly step: NoticeStep; readonly at: Instant | undefined }[];
  readonly conditions: readonly ConditionView[];
  /** Undefined before the entry. */
  readonly presence?: PresenceView | undefined;
  /** 规定§16: undefined until the last picture is written. */
  readonly times?: TimesTable | undefined;
  readonly transcript: readonly TranscriptLineView[];
  /** Of the lines, see `TranscriptNews`; absent where nobody follows them. */
  readonly transcriptVersion?: number;
  readonly marks: readonly MarkView[];
  /** 示证, in the order of their numbers. */
  readonly exhibits: readonly ExhibitView[];
  readonly breaks: BreakState;
  /** Of the room's air and the length without a break, so far. */
  readonly comfort: readonly ComfortFinding[];
  readonly signature: SigningView | undefined;
  readonly thumbprint: SigningView | undefined;
  readonly signing: TranscriptSigning;
  /** Set while the session is interrupted. */
  readonly interruption: { readonly reason: string; readonly since: Instant } | undefined;
  /** Sealing went wrong: the problem's code, or its own words where it has none; `session.retrySeal` tries again. */
  readonly sealProblem: string | undefined;
}

/** A session as its changes are told: its lines come one by one, see `TranscriptNews`. */
export type SessionNews = Omit<SessionView, 'transcript'>;

export type LineKind = 'question' | 'answer' | 'note';

export interface TranscriptLineView {
  readonly id: string;
  readonly kind: LineKind;
  readonly text: string;
  /** When the line was begun; its recording time is this minus the session's start. */
  readonly at: Instant;
  /** Earlier text that the questioned person had corrected, oldest first: it stays readable. */
  readonly corrections: readonly { readonly oldText: string; readonly at: Instant }[];
}

export interface MarkView {
  readonly id: string;
  readonly at: Instant;
  /** With what was added to it; empty for a moment without a word. */
  readonly text: string;
  readonly kind: 'manual' | 'automatic';
  /** Written to it after its moment, oldest first. */
  readonly added?: readonly { readonly at: Instant; readonly text: string }[];
  /** What it says of a break. */
  readonly break?: BreakAct | undefined;
}

export interface SigningView {
  /** data: URL of the picture. */
  readonly image: string;
  readonly at: Instant;
  readonly device: string;
  /** SHA-256 of the 笔录 text that it signed. */
  readonly textHash: string;
  /** Whether the text still is the one that was signed, to the character. */
  readonly holds: boolean;
}

/** Upsert: without an id the line is new and begins now; a known one without text is struck. */
export interface TranscriptLineDraft {
  readonly id: string | undefined;
  readonly kind: LineKind;
  readonly text: string;
  /** Of a new line: the one that it follows; absent: it comes last. */
  readonly after?: string | undefined;
}

/** One line as it stands from now on; a 笔录 of 200 pages isn't sent again for it. */
export interface TranscriptNews {
  readonly sessionId: string;
  /** One more than that of the news before: who missed one reads the session anew. */
  readonly version: number;
  readonly line: TranscriptLineView;
  /** It no longer belongs to the 笔录. */
  readonly struck: boolean;
  /** The line that it follows; undefined for the first, and where it keeps its place. */
  readonly after: string | undefined;
}

/** The recording strip, once a second; see visual-language.md section 4. */
export interface StripView {
  readonly at: Instant;
  /** `starting`: a session is to be recorded, and a camera has given no picture of this recording yet. */
  readonly state: 'idle' | 'pre-roll' | 'starting' | 'recording' | 'failing' | 'suspended';
  readonly roomName: string;
  /** Of the session that is open; absent while none is. */
  readonly purpose?: RoomPurpose | undefined;
  /** A break lasts; recording goes on. */
  readonly restingSince?: Instant | undefined;
  readonly registrationCode: string | undefined;
  readonly startedAt: Instant | undefined;
  /** Set while it stands still by law. */
  readonly suspendedSince?: Instant | undefined;
  /** Set while the sound or the pictures alone are not recorded, by law. */
  readonly withheld?: { readonly track: WithheldTrack; readonly since: Instant };
  /** When the pre-roll began. */
  readonly preRollSince: Instant | undefined;
  readonly nextBookingAt: Instant | undefined;
  readonly lastSealedAt: Instant | undefined;
  readonly cells: readonly ProofCell[];
  /** Who watches from outside now; whoever is in the room must see it. */
  readonly watchers?: readonly RemoteWatcher[];
  /** What failed first, then what still records; present when `failing`. */
  readonly alarm:
    | { readonly failed: readonly string[]; readonly stillRecording: readonly string[]; readonly since: Instant; readonly cause: string }
    | undefined;
}

export type Grade = 'good' | 'attention' | 'alarm' | 'off';

interface CellBase {
  readonly id: string;
  readonly grade: Grade;
  /** The last 30 seconds, oldest first: was that second proved? */
  readonly ticks: readonly boolean[];
  /** By law it isn't recorded now. */
  readonly withheld?: true;
}
export type ProofCell =
  | (CellBase & {
      readonly kind: 'camera';
      readonly name: string;
      readonly online: boolean;
      /** Age of the newest decoded picture, s. */
      readonly pictureAgeSeconds: number | undefined;
      readonly bytesPerSecond: number;
      readonly totalBytes: number;
      readonly fault: 'no-picture' | 'black' | 'frozen' | undefined;
      readonly faultSeconds: number;
    })
  | (CellBase & {
      readonly kind: 'sound';
      readonly levelDb: number | undefined;
      readonly floorDb: number;
      readonly channels: number;
      /** Recorded sources that have sound and of which none has come for seconds. */
      readonly unheard?: readonly string[];
      /** Short-term loudness (3 s) of the loudest channel; undefined while unmeasured. */
      readonly loudnessLufs?: number | undefined;
      /** For how long nothing has been heard on any channel, s; 0 while something is. */
      readonly silentSeconds?: number;
    })
  | (CellBase & {
      readonly kind: 'clock';
      /** The worst of the cameras against this machine and of this machine against its reference. */
      readonly offsetSeconds: number | undefined;
      /** Whether a time server keeps this machine's clock. */
      readonly reference?: 'synchronized' | 'unsynchronized' | 'unknown';
      /** The newest time the wall clock was set during the session, which goes on by its own clock. */
      readonly step?: { readonly at: Instant; readonly stepMs: number } | undefined;
    })
  | (CellBase & {
      readonly kind: 'disk';
      readonly hours: number | undefined;
      readonly freePercent?: number | undefined;
      /** It doesn't keep what is written, or what is written doesn't come into the chain. */
      readonly fault?: 'not-durable' | 'not-chained' | undefined;
    })
  | (CellBase & {
      readonly kind: 'second-copy';
      readonly configured: boolean;
      /** How old what is on the first disk only is, s. */
      readonly lagSeconds: number | undefined;
      /** Why it is not in step: `missing`, `no-space`, `first-unreadable`, … */
      readonly fault?: string | undefined;
    });
