import type { SegmentRow } from '../../db/entities/segment.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import type { SealedManifest } from '../../recordings/evidence/sealed-manifest';
import { BEFORE_PRE_ROLL, timelineOf } from '../../recordings/playback/timeline';
import type { PresenceView } from '../contract/entry';
import { isByLaw } from '../contract/statements';
import { handoverDueOn } from '../rooms/booking-chain';
import { officeDay } from '../rooms/office-calendar';
import type { Candidate } from './candidate';

export interface SessionFacts {
  readonly row: SessionRow;
  readonly segments: readonly SegmentRow[];
  /** Of its sealed folder; undefined while it isn't sealed. */
  readonly sealed: SealedManifest | undefined;
  readonly presence: PresenceView | undefined;
}

/** A camera that missed less than this, ms, changed its file. */
const shortestGapMs = 1_000;

/** What one session shows: gaps (规定§15) that no law explains, files that aren't as they were sealed (规定§18), fewer than two officers (规定§13), a late handover (制度§9). */
export function findInSession(facts: SessionFacts, now: Date): readonly Candidate[] {
  return [...gaps(facts), ...broken(facts), ...shortOfOfficers(facts), ...lateHandover(facts, now)];
}

function ofSession(
  { id, bookingId, roomId }: SessionRow,
  kind: Candidate['kind'],
  mark: string,
  change: Pick<Candidate, 'at' | 'until' | 'detail'>,
): Candidate {
  return { key: `${kind}:${id}:${mark}`, kind, roomId, bookingId, sessionId: id, ...change };
}

function gaps({ row, segments, sealed }: SessionFacts): readonly Candidate[] {
  const { startedAt, endedAt } = row;
  if (!sealed || startedAt === null || endedAt === null) return [];
  const known = sealed.ok ? sealed.manifest : undefined;
  const names = new Map((known?.cameras ?? []).map(({ id, name }) => [id, name]));
  const ids = [...new Set([...names.keys(), ...segments.map(({ cameraId }) => cameraId)])];
  const timeline = timelineOf(ids, segments, known?.gaps ?? [], startedAt);
  if (!timeline)
    return [ofSession(row, 'gap', 'all', { at: startedAt, until: endedAt, detail: { camera: '', cause: 'nothing-recorded' } })];
  const zero = Date.parse(timeline.startedAt);
  return timeline.tracks.flatMap(({ cameraId, gaps: found }) =>
    found.flatMap(({ fromMs, toMs, cause }) => {
      const from = Math.max(zero + fromMs, Date.parse(startedAt));
      const to = Math.min(zero + toMs, Date.parse(endedAt));
      if (cause === BEFORE_PRE_ROLL || isByLaw(cause) || to - from < shortestGapMs) return [];
      const [at, until] = [new Date(from).toISOString(), new Date(to).toISOString()];
      return [
        ofSession(row, 'gap', `${cameraId}:${at}`, { at, until, detail: { camera: names.get(cameraId) ?? cameraId, cameraId, cause } }),
      ];
    }),
  );
}

/** The manifest and its signature alone: whether the files are as it lists them is found when somebody watches them. */
function broken({ row, sealed }: SessionFacts): readonly Candidate[] {
  if (!sealed || row.sealedAt === null) return [];
  const what = !sealed.ok ? sealed.detail : sealed.manifestSha256 === row.manifestSha256 ? undefined : 'manifest.not-registered';
  return what === undefined ? [] : [ofSession(row, 'integrity', what, { at: row.sealedAt, until: null, detail: { what } })];
}

function shortOfOfficers({ row, presence }: SessionFacts): readonly Candidate[] {
  if (!presence || row.endedAt === null) return [];
  const until = row.endedAt;
  return [
    ...presence.short.map(({ from, to, names }) =>
      ofSession(row, 'few-officers', from, {
        at: from,
        until: to ?? until,
        detail: { count: String(names.length), names: names.join('、') },
      }),
    ),
    ...presence.empty.map(({ from, to }) => ofSession(row, 'empty-room', from, { at: from, until: to ?? until, detail: {} })),
  ];
}

function lateHandover({ row }: SessionFacts, now: Date): readonly Candidate[] {
  const dueOn = handoverDueOn(row);
  if (dueOn === undefined) return [];
  const due = officeDay(dueOn).to;
  if ((row.handedOverAt ?? now.toISOString()) <= due) return [];
  return [ofSession(row, 'late-handover', dueOn, { at: due, until: null, detail: { dueOn } })];
}
