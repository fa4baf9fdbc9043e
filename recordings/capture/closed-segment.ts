import type { Instant } from '../session/instant';
import { slewIn, within } from './steady-clock';

/** One finished file of one camera. It was made durable (file, then folder) before it was reported. */
export interface ClosedSegment {
  readonly cameraId: string;
  /** Which run of ffmpeg wrote it, from 1. */
  readonly attempt: number;
  /** Within the camera, over all attempts, from 1. */
  readonly ordinal: number;
  /** Relative to the session's folder, such as `cam-1/a01-000003.mp4`. */
  readonly file: string;
  readonly bytes: number;
  /** Session time of the first and the last picture: the attempt's anchor plus the camera's own stream time. */
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** In the attempt's stream time, as the camera counts it. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Of the stream; no difference of wall clocks. */
  readonly durationMs: number;
  /** Video frames that stand whole in the file. */
  readonly frames: number;
  /** Milliseconds since the boot that `bootId` names, at `startedAt`: the other half of the anchor. */
  readonly monotonicMs: number;
  readonly bootId: string;
  /** False when the disk refused to make it durable; an alarm was given then. */
  readonly durable: boolean;
}

/** A file that is being written; what stands in it can be played. */
export type GrowingFile = Pick<ClosedSegment, 'cameraId' | 'file' | 'startedAt'>;

export type DiscardedSegment = Pick<ClosedSegment, 'cameraId' | 'file' | 'bytes' | 'startedAt' | 'endedAt'>;

export interface Discard {
  /** Each file once, when it is gone. */
  readonly gone: readonly DiscardedSegment[];
  /** Why the disk refused the others; the next discard tries them again. */
  readonly problems: readonly unknown[];
}

/** Pairs an attempt's stream time 0 with both clocks. */
export interface Anchor {
  readonly wall: Instant;
  readonly monotonicMs: number;
  readonly bootId: string;
}

/** The wall clock at `seconds` of the stream. */
export function instantAt(anchor: Anchor, seconds: number): Instant {
  return new Date(Date.parse(anchor.wall) + Math.round(seconds * 1000)).toISOString();
}

/**
 * The anchor for what follows a file. The camera's clock is corrected towards ours, at most as fast as clocks are steered (500 ppm), so that a
 * picture's instant stays true for hours and the next file still begins exactly where this one ends.
 */
export function anchorAfter(
  anchor: Anchor,
  { startSeconds, endSeconds }: Pick<ClosedSegment, 'startSeconds' | 'endSeconds'>,
  measured: { readonly wallMs: number; readonly monotonicMs: number } | undefined,
): Anchor {
  if (!measured) return anchor;
  const allowedMs = slewIn(Math.max(0, endSeconds - startSeconds) * 1000);
  const wallMs = Date.parse(anchor.wall);
  return {
    ...anchor,
    wall: new Date(wallMs + Math.round(within(measured.wallMs - wallMs, allowedMs))).toISOString(),
    monotonicMs: anchor.monotonicMs + within(measured.monotonicMs - anchor.monotonicMs, allowedMs),
  };
}

/** The anchor that holds behind a file: where it ends is where the next one begins. */
export function anchorBehind(segment: ClosedSegment): Anchor {
  const endMs = Math.round(segment.endSeconds * 1000);
  const lengthMs = Date.parse(segment.endedAt) - Date.parse(segment.startedAt);
  return {
    wall: new Date(Date.parse(segment.endedAt) - endMs).toISOString(),
    monotonicMs: segment.monotonicMs + lengthMs - endMs,
    bootId: segment.bootId,
  };
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** `a01`: what all files of an attempt begin with. */
export function attemptName(attempt: number): string {
  return `a${pad(attempt, 2)}`;
}

export function segmentName(attempt: number, index: number): string {
  return `${attemptName(attempt)}-${pad(index, 6)}.mp4`;
}

/** The attempt and the place in it that a file's name tells; undefined for other files. */
export function readSegmentName(name: string): { readonly attempt: number; readonly index: number } | undefined {
  const found = /^a(\d{2,})-(\d{6,})\.mp4$/.exec(name);
  return found ? { attempt: Number(found[1]), index: Number(found[2]) } : undefined;
}
