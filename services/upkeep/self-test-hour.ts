import type { SkipReason } from '../contract/upkeep';

/** What the day's tests say: whether the devices were asked, and why they weren't. */
export interface TestsOfDay {
  readonly asked: boolean;
  readonly skipped: readonly string[];
}

export type HourStep = { readonly step: 'wait' } | { readonly step: 'test' } | { readonly step: 'skip'; readonly because: SkipReason };

/** When a kiosk that keeps no other hour tests itself. */
export const usualHour = '07:30';

/**
 * 规定§7: from its hour on the room is tested once a day, as soon as it is free. What keeps it waiting is written down once. `minute` is the
 * time of day in Shanghai, such as 07:41.
 */
export function hourStep(
  daily: string | undefined,
  minute: string,
  { asked, skipped }: TestsOfDay,
  hindrance: SkipReason | undefined,
): HourStep {
  if (daily === undefined || asked || minute < daily) return { step: 'wait' };
  if (hindrance === undefined) return { step: 'test' };
  return skipped.includes(hindrance) ? { step: 'wait' } : { step: 'skip', because: hindrance };
}
