import type { Instant } from '../../recordings/session/instant';

export const derivedKinds = ['export', 'composite'] as const;
export type DerivedKind = (typeof derivedKinds)[number];

/** What is asked for: one MP4 a camera, or 画中画 of two of them. */
export type DerivedRequest = {
  readonly sessionId: string;
  /** Why it is needed; stands in the audit log and in export.json. */
  readonly purpose: string;
  /** A folder below the storage root or a mounted stick; empty: the storage root's own. */
  readonly folder: string;
} & ({ readonly kind: 'export' } | { readonly kind: 'composite'; readonly mainId: string; readonly insetId: string });

export type DerivedState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly doneMs: number; readonly totalMs: number }
  | {
      readonly kind: 'done';
      readonly at: Instant;
      readonly files: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
    }
  | { readonly kind: 'cancelled'; readonly at: Instant }
  /** `code` is an error code; the detail fills its sentence. */
  | { readonly kind: 'failed'; readonly at: Instant; readonly code: string; readonly detail: Readonly<Record<string, string>> };

/** One export or composite, from the asking to the end. */
export interface DerivedJobView {
  readonly id: string;
  readonly request: DerivedRequest;
  /** The folder in which the files are, or will be. */
  readonly target: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly state: DerivedState;
}

/** What can be made of a sealed recording, and where to. */
export interface DerivedOptionsView {
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly defaultFolder: string;
  /** Where an office person may point to: the storage root and mounted sticks. */
  readonly roots: readonly string[];
}
