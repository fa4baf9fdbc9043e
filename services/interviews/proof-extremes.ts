import type { ProofExtremeRow } from '../../db/entities/proof-extreme.entity';
import { msBetween } from '../../recordings/session/instant';
import type { ProofCell, StripView } from '../contract/sessions';

export type ProofExtreme = Omit<ProofExtremeRow, 'sessionId'>;
interface ExtremeStore {
  put(rows: readonly ProofExtremeRow[]): Promise<void>;
  ofSession(sessionId: string): Promise<readonly ProofExtremeRow[]>;
}

const keepEveryMs = 30_000;

/** The worst value of each proof during a session, kept twice a minute: what the strip showed for a second stays in the report. */
export class ProofExtremes {
  private of:
    | { readonly sessionId: string; worst: ReadonlyMap<string, ProofExtreme>; keptAt: string; kept: ReadonlyMap<string, ProofExtreme> }
    | undefined;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: ExtremeStore,
    private readonly onProblem: (problem: unknown) => void,
  ) {}

  /** Every strip; `sessionId` is undefined while nothing is recorded. Before the entry nothing counts. */
  take(sessionId: string | undefined, strip: StripView): void {
    if (sessionId === undefined || strip.startedAt === undefined) return;
    if (this.of?.sessionId !== sessionId) {
      this.of = { sessionId, worst: new Map(), keptAt: strip.at, kept: new Map() };
    }
    this.of.worst = worse(this.of.worst, extremesOf(strip));
    if (msBetween(this.of.keptAt, strip.at) >= keepEveryMs) void this.keep(strip.at);
  }

  /** Before the report is made. */
  async flush(sessionId: string): Promise<void> {
    if (this.of?.sessionId === sessionId) await this.keep(this.of.keptAt);
  }

  private keep(at: string): Promise<void> {
    const { of } = this;
    if (!of) return Promise.resolve();
    of.keptAt = at;
    const changed = [...of.worst].filter(([key, value]) => of.kept.get(key) !== value).map(([, value]) => value);
    of.kept = of.worst;
    this.work = this.work
      .then(async () => {
        // After a restart the rows know worse than this run has seen.
        const before = worse(new Map(), await this.store.ofSession(of.sessionId));
        const rows = changed.filter((one) => worse(before, [one]) !== before).map((one) => ({ ...one, sessionId: of.sessionId }));
        if (rows.length > 0) await this.store.put(rows);
      })
      .catch(this.onProblem);
    return this.work;
  }
}

/** The same map where nothing of `found` is worse. */
export function worse(known: ReadonlyMap<string, ProofExtreme>, found: readonly ProofExtreme[]): ReadonlyMap<string, ProofExtreme> {
  const news = found.filter((one) => {
    const before = known.get(keyOf(one));
    if (!before) return true;
    return one.measure === 'disk-hours' ? one.value < before.value : one.value > before.value;
  });
  return news.length === 0 ? known : new Map([...known, ...news.map((one) => [keyOf(one), one] as const)]);
}

function keyOf({ subject, measure }: ProofExtreme): string {
  return `${subject} ${measure}`;
}

function extremesOf({ at, cells }: StripView): readonly ProofExtreme[] {
  return cells.flatMap((cell) => {
    const found = measured(cell);
    return found === undefined ? [] : [{ subject: cell.id, at, measure: found[0], value: Math.round(found[1] * 100) / 100 }];
  });
}

/** As the cell shows it: seconds, or hours of disk. */
function measured(cell: ProofCell): readonly [string, number] | undefined {
  switch (cell.kind) {
    case 'camera':
      return cell.pictureAgeSeconds === undefined ? undefined : ['picture-age', cell.pictureAgeSeconds];
    case 'sound':
      return cell.silentSeconds === undefined ? undefined : ['silence', cell.silentSeconds];
    case 'clock':
      return cell.offsetSeconds === undefined ? undefined : ['clock-offset', Math.abs(cell.offsetSeconds)];
    case 'disk':
      return cell.hours === undefined ? undefined : ['disk-hours', cell.hours];
    case 'second-copy':
      return cell.configured && cell.lagSeconds !== undefined ? ['copy-lag', cell.lagSeconds] : undefined;
  }
}
