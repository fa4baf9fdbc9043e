import type { StripView } from '../../../services/contract/sessions';

/** Without a report for this long nothing is proved any more. */
const silentAfterSeconds = 2;
/** A silence this long while something should be recorded is an alarm. */
export const silenceAlarmSeconds = 10;

export type Silence = { readonly kind: 'none' } | { readonly kind: 'silent'; readonly seconds: number };

export function silenceOf(secondsSinceReport: number): Silence {
  return secondsSinceReport < silentAfterSeconds ? { kind: 'none' } : { kind: 'silent', seconds: Math.floor(secondsSinceReport) };
}

/** What may still be shown after `seconds` without a report: each such second is an empty slot, and no cell stays good. */
export function withSilence(view: StripView, silence: Silence): StripView {
  if (silence.kind === 'none') return view;
  const empty = Array.from({ length: Math.min(30, silence.seconds) }, () => false);
  const cells = view.cells.map((cell) => ({
    ...cell,
    ticks: [...cell.ticks, ...empty].slice(-30),
    grade: cell.grade === 'good' ? ('attention' as const) : cell.grade,
  }));
  const alarming = view.state !== 'idle' && view.state !== 'suspended' && silence.seconds >= silenceAlarmSeconds;
  return { ...view, cells, state: alarming ? 'failing' : view.state };
}
