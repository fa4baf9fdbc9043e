import type { Instant } from '../session/instant';
import { EvidenceError } from './evidence-error';
import { sha256Of } from './hash-file';

/** What is known of a closed segment when it enters the chain. */
export interface SegmentFacts {
  /** Relative to the session's folder, with `/`. */
  readonly file: string;
  readonly cameraId: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly durationMs: number;
  readonly frames: number;
  /** The other clock at `startedAt`: milliseconds since the boot that `bootId` names. No step of the wall clock moves it. */
  readonly monotonicMs: number;
  readonly bootId: string;
}

/** One line of chain.jsonl. */
export interface ChainLink extends SegmentFacts {
  /** Place in the chain, from 1. */
  readonly n: number;
  /** SHA-256 of the previous line's bytes without its newline; 64 zeros in the first line. */
  readonly previous: string;
}

/** A link with the bytes it has in the file and their hash, which the next link carries as `previous`. */
export interface WrittenLink {
  readonly link: ChainLink;
  /** Without the newline. */
  readonly line: string;
  /** SHA-256 of `line`: the chain's head while this is the last link. */
  readonly hash: string;
}

export const chainFileName = 'chain.jsonl';
/** The head of an empty chain and the first link's `previous`. */
export const noLink = '0'.repeat(64);

/** The link that follows. Throws `EvidenceError` (`chain.bad-facts`) when the facts don't fit a line. */
export function nextLink(previous: WrittenLink | undefined, facts: SegmentFacts): WrittenLink {
  const { file, cameraId, sha256, bytes, startedAt, endedAt, durationMs, frames, monotonicMs, bootId } = facts;
  const link = {
    n: (previous?.link.n ?? 0) + 1,
    file,
    cameraId,
    sha256,
    bytes,
    startedAt,
    endedAt,
    durationMs,
    frames,
    monotonicMs,
    bootId,
    previous: previous?.hash ?? noLink,
  };
  const line = lineOf(link);
  if (readLink(line) === undefined) throw new EvidenceError('chain.bad-facts', file, line);
  return { link, line, hash: sha256Of(line) };
}

/** Canonical JSON, written by hand so that the grammar below is its exact mirror. */
function lineOf(link: ChainLink): string {
  return (
    `{"bootId":"${link.bootId}","bytes":${link.bytes},"cameraId":"${link.cameraId}","durationMs":${link.durationMs},` +
    `"endedAt":"${link.endedAt}","file":"${link.file}","frames":${link.frames},"monotonicMs":${link.monotonicMs},"n":${link.n},` +
    `"previous":"${link.previous}","sha256":"${link.sha256}","startedAt":"${link.startedAt}"}`
  );
}

const count = '(0|[1-9]\\d{0,15})';
const text = '([^"\\\\\\u0000-\\u001f]+)';
const instant = '(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)';
const digest = '([0-9a-f]{64})';
const boot = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const grammar = new RegExp(
  `^\\{"bootId":"${boot}","bytes":${count},"cameraId":"${text}","durationMs":${count},"endedAt":"${instant}","file":"${text}",` +
    `"frames":${count},"monotonicMs":${count},"n":${count},"previous":"${digest}","sha256":"${digest}","startedAt":"${instant}"\\}$`,
);

/** The link of a line, or undefined where the line isn't one to the byte. */
export function readLink(line: string): ChainLink | undefined {
  const found = grammar.exec(line);
  if (!found) return undefined;
  const [
    ,
    bootId = '',
    bytes = '',
    cameraId = '',
    durationMs = '',
    endedAt = '',
    file = '',
    frames = '',
    monotonicMs = '',
    n = '',
    previous = '',
    sha256 = '',
    startedAt = '',
  ] = found;
  return {
    n: Number(n),
    file,
    cameraId,
    sha256,
    bytes: Number(bytes),
    startedAt,
    endedAt,
    durationMs: Number(durationMs),
    frames: Number(frames),
    monotonicMs: Number(monotonicMs),
    bootId,
    previous,
  };
}
