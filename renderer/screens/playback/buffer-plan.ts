import type { PlaybackPart, PlaybackStretch } from '../../../services/contract/playback';

export interface BufferSituation {
  readonly parts: readonly PlaybackPart[];
  /** What the source buffer holds, in order. */
  readonly buffered: readonly PlaybackStretch[];
  /** What was asked for and gave nothing: a file shorter than its entry, or gone. */
  readonly barren: readonly PlaybackStretch[];
  readonly targetMs: number;
  readonly rate: number;
}

export type BufferStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'remove'; readonly fromMs: number; readonly toMs: number }
  /** `fromMs` and `toMs` lie within the part; `opens`: it is waited for. */
  | { readonly kind: 'fetch'; readonly part: PlaybackPart; readonly fromMs: number; readonly toMs: number; readonly opens: boolean };

const KEPT_BEHIND_MS = 20_000;
const TRIM_TO_MS = 15_000;
const AHEAD_MS = 12_000;
const KEPT_AHEAD_MS = 45_000;
/** The first piece after a jump is small, so that its picture comes soon; the following ones are worth their request. */
const FIRST_PIECE_MS = 300;
const PIECE_MS = 4_000;
/** A file may end this much before its entry says: sound and picture don't end together. */
const JOINT_MS = 150;
/** The last picture of a stretch has no next one: as long as two of them last. */
const NEAR_END_MS = 100;

/** Whether the pictures end within a moment, with a gap or nothing behind them. */
export function endsSoon(parts: readonly PlaybackPart[], atMs: number): boolean {
  const part = parts.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  if (!part || part.toMs - atMs > JOINT_MS) return false;
  return !parts.some(({ fromMs, toMs }) => toMs > part.toMs && fromMs <= part.toMs + JOINT_MS);
}

/**
 * Whether the moment lies at a short hole between two stretches that are both there: a picture that came late where one file followed another.
 * Nothing will come to fill it, so whoever waits for the next picture would wait for ever.
 */
export function atJoint(buffered: readonly PlaybackStretch[], atMs: number): boolean {
  return buffered.some(({ toMs }, index) => {
    const next = buffered[index + 1];
    return next !== undefined && next.fromMs - toMs <= JOINT_MS && toMs - NEAR_END_MS <= atMs && atMs < next.fromMs;
  });
}

/** What to do next, so that the picture at the target comes first, then what follows it; what is far from it makes room. */
export function nextBufferStep({ parts, buffered, barren, targetMs, rate }: BufferSituation): BufferStep {
  const behind = buffered.find(({ fromMs }) => fromMs < targetMs - KEPT_BEHIND_MS);
  if (behind) return { kind: 'remove', fromMs: behind.fromMs, toMs: Math.min(behind.toMs, targetMs - TRIM_TO_MS) };
  const far = buffered.find(({ fromMs }) => fromMs > targetMs + KEPT_AHEAD_MS * rate);
  if (far) return { kind: 'remove', fromMs: far.fromMs, toMs: far.toMs };

  const covered = [...buffered, ...barren];
  const horizonMs = targetMs + AHEAD_MS * Math.max(1, rate);
  let cursorMs = targetMs;
  while (cursorMs < horizonMs) {
    const at = cursorMs;
    // Between files a short hole is no hole; the moment that is looked at must be there itself.
    const jointMs = at === targetMs ? 0 : JOINT_MS;
    const reached = Math.max(at, ...covered.filter(({ fromMs, toMs }) => fromMs <= at + jointMs && toMs > at).map(({ toMs }) => toMs));
    if (reached > at) {
      cursorMs = reached;
      continue;
    }
    const part = parts.find(({ toMs }) => toMs > at + jointMs);
    if (!part) break;
    if (part.fromMs > at + jointMs) {
      cursorMs = part.fromMs;
      continue;
    }
    const fromMs = Math.max(part.fromMs, at);
    const opens = fromMs <= targetMs + JOINT_MS;
    const pieceMs = opens ? FIRST_PIECE_MS : PIECE_MS * Math.max(1, rate);
    return { kind: 'fetch', part, fromMs, toMs: Math.min(part.toMs, fromMs + pieceMs), opens };
  }
  return { kind: 'wait' };
}
