import type { StripView } from '../contract/sessions';

/**
 * Whether the lamp in the room may say that it records: while anything of the session is proved to reach the disk. Undefined while there is no session,
 * or it stands still by law: who begins, suspends and ends it orders the lamp then.
 */
export function lampFor({ state, startedAt, alarm }: Pick<StripView, 'state' | 'startedAt' | 'alarm'>): boolean | undefined {
  if (startedAt === undefined) return undefined;
  if (state === 'recording') return true;
  return state === 'failing' ? (alarm?.stillRecording.length ?? 0) > 0 : undefined;
}

/** The lamp goes out with the last proof and comes back with the first, as the screens do. */
export class ProvedLamp {
  private shown = true;

  constructor(
    private readonly set: (on: boolean) => Promise<unknown>,
    private readonly onProblem: (problem: unknown) => void,
  ) {}

  /** Every strip. */
  take(strip: Pick<StripView, 'state' | 'startedAt' | 'alarm'>): void {
    const wanted = lampFor(strip);
    if (wanted !== undefined && wanted !== this.shown) void this.set(wanted).catch(this.onProblem);
    // Whoever begins a session or takes it up again switches it on first.
    this.shown = wanted ?? true;
  }
}
