import type { CSSProperties } from 'react';
import { dayBegins, dayEnds } from './slot';

/** Where minutes of the day lie in the column, in percent. */
export function place(from: number, to: number): CSSProperties {
  const percent = (minute: number): number => ((Math.min(dayEnds, Math.max(dayBegins, minute)) - dayBegins) / (dayEnds - dayBegins)) * 100;
  return { top: `${percent(from)}%`, height: `${percent(to) - percent(from)}%` };
}
