import type { Instant } from '../../recordings/session/instant';
import type { CaseReference, RoomPurpose } from './bookings';
import type { LongTermView } from './long-term';
import type { UnsignedKind } from './stops';
import type { TimesTable } from './times';

/** One registered recording (规定§17 fields). */
export interface ArchiveEntryView {
  readonly sessionId: string;
  readonly bookingId: string;
  readonly registrationCode: string;
  readonly producedAt: Instant;
  readonly endedAt: Instant;
  readonly producingAgency: string;
  readonly department: string;
  readonly producers: readonly string[];
  readonly enforcementCase: CaseReference;
  readonly questionedName: string;
  readonly purpose: RoomPurpose;
  /** It ended without the person's signature: 拒签, or stopped by 制度§19. */
  readonly unsigned?: UnsignedKind | undefined;
  readonly bytes: number;
  readonly segments: readonly { readonly cameraName: string; readonly count: number; readonly bytes: number }[];
  readonly sealedAt: Instant;
  readonly manifestSha256: string;
  readonly chainHead: string;
  /** Identity of the key that sealed it: who re-signs with another key is found by it. */
  readonly keyId: string;
  /** The head of the kiosk's audit log when it was sealed; absent in seals of earlier releases. */
  readonly anchor?: { readonly auditCount: number; readonly auditHead: string } | undefined;
  /** By an outside authority; absent where none is configured. `code` says what keeps it away. */
  readonly timeStamp?:
    | { readonly state: 'stamped'; readonly at: Instant; readonly by: string }
    | { readonly state: 'pending'; readonly code: string }
    | undefined;
  /** Not before this date may anyone ask to destroy it (规定§19), with the article that decides; `long-term`: never (制度§20). */
  readonly keepUntil: { readonly date: string; readonly article: string };
  /** 制度§20: why it is kept for good, oldest first. */
  readonly longTerm: readonly LongTermView[];
  readonly handover: HandoverView;
  readonly discPair: DiscPairView | undefined;
  /** 规定§16: what the record says beside what the pictures show. */
  readonly times: TimesTable | undefined;
  /** All that still stands against filing it; empty when it can be. */
  readonly filingProblems: readonly FilingProblem[];
  /** Where the discs are filed, when they are (归档). */
  readonly filed: { readonly place: string; readonly at: Instant; readonly by: string } | undefined;
}

/** What still keeps a recording from being filed; `error.filing.…` says each. */
export type FilingProblem =
  | 'already-filed'
  | 'not-received'
  | 'key-out'
  | 'scan-missing'
  | 'statement-unsigned'
  | 'statement-unreviewed'
  | 'suspension-not-countersigned'
  | 'withdrawal-undecided'
  | 'no-discs'
  | 'discs-not-verified'
  | 'not-certified'
  /** `times` names both values. */
  | 'times-differ'
  | 'no-pictures'
  | 'notice-missing';

/** How far a recording has come on its way into the archive. */
export const whereaboutsNames = ['to-hand-over', 'with-administrator', 'on-disc', 'filed'] as const;
export type Whereabouts = (typeof whereaboutsNames)[number];
/** What a list of recordings is asked for; `uncertified`: the certificate of its discs isn't issued yet. */
export const archiveGroups = [...whereaboutsNames, 'not-received', 'uncertified', 'certified'] as const;
export type ArchiveGroup = (typeof archiveGroups)[number];

export interface ArchiveQuery {
  /** Every word must occur in what the register holds (规定§17). */
  readonly text: string;
  readonly group: ArchiveGroup | undefined;
  readonly order: 'newest' | 'oldest';
}
export interface ArchiveCursor {
  readonly sealedAt: Instant;
  readonly sessionId: string;
}

/** A registered recording as lists show it. */
export interface ArchiveLine extends Pick<
  ArchiveEntryView,
  'sessionId' | 'registrationCode' | 'producedAt' | 'endedAt' | 'sealedAt' | 'enforcementCase' | 'questionedName' | 'unsigned' | 'keepUntil'
> {
  readonly handedOverAt: Instant | undefined;
  /** Of its newest pair that isn't void. */
  readonly disc: Exclude<DiscPairView['state'], 'void'> | undefined;
  readonly whereabouts: Whereabouts;
  /** Where it is filed; empty while it isn't. */
  readonly filedPlace: string;
}

export interface ArchivePage {
  readonly lines: readonly ArchiveLine[];
  readonly next: ArchiveCursor | undefined;
  /** How many the words find, in each group; with the first page only. */
  readonly counts: ArchiveCounts | undefined;
}
/** `to-burn`: without discs; `to-certify`: its discs wait for their certificate. */
export type ArchiveCounts = Readonly<Record<'all' | Whereabouts | 'not-received' | 'to-burn' | 'to-certify', number>>;

export interface HandoverView {
  readonly handedOverBy: string | undefined;
  readonly handedOverAt: Instant | undefined;
  readonly receivedBy: string | undefined;
  readonly receivedAt: Instant | undefined;
}

export type CopyStage = 'author' | 'burn' | 'read-back' | 'compare';
export interface DiscCopyView {
  readonly copy: '甲' | '乙';
  readonly driveName: string;
  readonly readBackDriveName: string;
  readonly state: 'waiting' | 'running' | 'matches' | 'void';
  readonly stage: CopyStage | undefined;
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly bytesPerSecond: number;
  readonly filesCompared: number;
  readonly filesTotal: number;
  readonly finishedAt: Instant | undefined;
  /** Why a copy is void: error code and detail. */
  readonly problem: { readonly code: string; readonly detail: Readonly<Record<string, string>> } | undefined;
}

export interface DiscPairView {
  readonly id: string;
  readonly sessionId: string;
  /** Such as 清卫监盘〔2026〕93号; never reused. */
  readonly number: string;
  readonly state: 'burning' | 'verified' | 'void' | 'certified';
  readonly startedAt: Instant;
  readonly burnedBy: string;
  readonly copies: readonly [DiscCopyView, DiscCopyView];
  readonly imageSha256: string | undefined;
  readonly certifiedAt: Instant | undefined;
  readonly certifiedBy: string | undefined;
}

export interface DiscPlanView {
  readonly bytesPerCopy: number;
  readonly files: number;
  readonly parts: readonly { readonly name: string; readonly bytes: number }[];
  readonly drives: readonly {
    readonly id: string;
    readonly name: string;
    readonly media: 'none' | 'blank' | 'written';
    readonly kind: string;
    readonly capacityBytes: number;
  }[];
  readonly fits: boolean;
}

/** What 制度§20 and 规定§17 put on the label; the page draws it and the printer prints it from the same data. */
export interface DiscLabelView {
  readonly agencyName: string;
  readonly pairNumber: string;
  readonly copy: '甲' | '乙';
  readonly registrationCode: string;
  readonly caseName: string;
  readonly caseNumber: string;
  readonly questionedName: string;
  readonly producedAt: Instant;
  readonly endedAt: Instant;
  readonly producers: readonly string[];
}
