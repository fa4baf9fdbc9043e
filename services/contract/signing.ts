import type { Instant } from '../../recordings/session/instant';
import type { CompanionSigningView } from './companion-signing';

/** Whether the person read the 笔录 or had it read out: the statement says which. */
export const reviewManners = ['read', 'read-out'] as const;
export type ReviewManner = (typeof reviewManners)[number];

/** A point of a drawn stroke: x and y in pixels of the pad, pressure 0 to 1, ms since 1970. */
export type StrokePoint = readonly [x: number, y: number, pressure: number, time: number];

export interface DrawnSignature {
  /** PNG data: URL. */
  readonly image: string;
  readonly strokes: readonly (readonly StrokePoint[])[];
}

/** Where a signature or a thumbprint was given by hand, in view of the cameras; its scan is attached. */
export const onPaper = 'paper';

export interface PageSigningView {
  /** From 1. */
  readonly page: number;
  /** data: URL; empty on paper. */
  readonly image: string;
  readonly device: string;
  readonly at: Instant;
  /** SHA-256 of what the page said. */
  readonly pageHash: string;
  /** Whether the page still says it, to the character. */
  readonly holds: boolean;
}

/** All that is signed under a 笔录 besides the signature and thumbprint that end it (规定§15). */
export interface TranscriptSigning {
  readonly manner: ReviewManner | undefined;
  /** The standing one of each page; a struck one stays in the store. */
  readonly pages: readonly PageSigningView[];
  /** The thumb at a correction: of which line, and which of its corrections, from 0. */
  readonly corrections: readonly CorrectionThumbprint[];
  /** By their own PIN. */
  readonly officers: readonly { readonly personId: string; readonly at: Instant; readonly holds: boolean }[];
  /** Of those who were there for the person's sake: their signature, or why there is none. */
  readonly companions: readonly CompanionSigningView[];
  /** Scans of what was signed on paper. */
  readonly papers: readonly { readonly name: string; readonly sha256: string; readonly at: Instant }[];
}

export interface CorrectionThumbprint {
  readonly lineId: string;
  readonly index: number;
  readonly image: string;
  readonly device: string;
  readonly at: Instant;
}
