import { msBetween, type Instant } from '../../recordings/session/instant';
import type { TimesProblem, TimesRow, TimesTable, TimesValue, TimesWhat } from '../contract/times';
import { nearestFrames, type FrameStretch } from './nearest-frames';
import times from './templates/times.json';

export interface TimesFacts {
  /** What the 笔录 or record prints as its beginning and end. */
  readonly transcript: { readonly startedAt: Instant; readonly endedAt: Instant };
  /** As the sensors saw it or somebody's word confirmed it; undefined in recordings of before it was kept. */
  readonly entryAt: Instant | undefined;
  readonly signedAt: Instant | undefined;
  readonly thumbprintedAt: Instant | undefined;
  /** Of what isn't a questioning. */
  readonly closedAt: Instant | undefined;
  readonly cameras: readonly { readonly name: string; readonly files: readonly FrameStretch[] }[];
}

/** 法制稽查 sets it (制度§11). */
export const timesTolerance = times.toleranceSeconds;

/**
 * 制度§11, 规定§15, §16: the entry, the first pictures and the beginning of the 笔录; signature, thumbprint, the last pictures and its end: in one table.
 * One camera that shows the moment is enough: what another lacks is marked in its row and is a gap of its own.
 */
export function timesTable(facts: TimesFacts, toleranceSeconds = timesTolerance): TimesTable {
  const { startedAt, endedAt } = facts.transcript;
  const over = (ms: number | undefined): boolean => ms === undefined || Math.abs(ms) > toleranceSeconds * 1000;
  const row = (side: TimesRow['side'], value: TimesValue & Pick<TimesRow, 'keptAt'>): TimesRow => {
    const differenceMs = value.at === undefined ? undefined : msBetween(side === 'start' ? startedAt : endedAt, value.at);
    return { side, ...value, differenceMs, over: over(differenceMs) };
  };
  // The end is the later one (规定§15); that an earlier one came before is no difference.
  const acts = (['signature', 'thumbprint', 'closing'] as const).flatMap((what) => {
    const at = { signature: facts.signedAt, thumbprint: facts.thumbprintedAt, closing: facts.closedAt }[what];
    return at === undefined ? [] : [{ what, at }];
  });
  const ending = acts.reduce<Instant | undefined>((later, { at }) => (later === undefined || at > later ? at : later), undefined);
  const frames = facts.cameras.map(({ name, files }) => ({ camera: name, near: nearestFrames(files, startedAt, endedAt) }));
  const starts = [
    ...(facts.entryAt === undefined ? [] : [row('start', { what: 'entry', at: facts.entryAt })]),
    ...frames.map(({ camera, near }) => row('start', { what: 'first-frame', camera, at: near?.afterStart, keptAt: near?.firstAt })),
  ];
  const ends = [
    ...acts.map(({ what, at }): TimesRow => {
      const found = row('end', { what, at });
      return at === ending ? found : { ...found, over: false };
    }),
    ...frames.map(({ camera, near }) => row('end', { what: 'last-frame', camera, at: near?.beforeEnd, keptAt: near?.lastAt })),
  ];
  const document = (what: TimesWhat, at: Instant) => ({ what, at });
  const start = document('transcript-start', startedAt);
  const end = document('transcript-end', endedAt);
  return {
    rows: [...starts, row('start', start), ...ends, row('end', end)],
    problems: [...problemsOf(start, starts), ...problemsOf(end, ends)],
    toleranceSeconds,
  };
}

/** An act or an entry that differs; of the pictures only when no camera shows the moment, the nearest one then. */
function problemsOf(document: TimesValue, rows: readonly TimesRow[]): readonly TimesProblem[] {
  const pictures = rows.filter(({ camera }) => camera !== undefined);
  const nearest = pictures.toSorted((a, b) => distance(a) - distance(b))[0];
  const wrong = [...rows.filter(({ camera, over }) => camera === undefined && over), ...(nearest?.over ? [nearest] : [])];
  return wrong.map(({ what, camera, at, differenceMs }) => ({ document, recording: { what, camera, at }, differenceMs }));
}

function distance({ differenceMs }: TimesRow): number {
  return differenceMs === undefined ? Infinity : Math.abs(differenceMs);
}
