import type { CSSProperties } from 'react';
import { dayBegins, dayEnds } from './alternatives';
import { midnight } from './slot';
import type { Part } from './slot';

/** The minutes of the day that the grid shows. */
export interface GridHours {
  readonly begins: number;
  readonly ends: number;
}

/** Office hours, and whole hours more where something lies outside them: what is booked is never out of sight. */
export function gridHours(shown: readonly Part[]): GridHours {
  const begins = Math.min(dayBegins, ...shown.map(({ from }) => Math.floor(from / 60) * 60));
  const ends = Math.max(dayEnds, ...shown.map(({ to }) => Math.ceil(to / 60) * 60));
  return { begins, ends: Math.min(midnight, ends) };
}

/** Where minutes of the day lie in the column, in percent. */
export function place(from: number, to: number, { begins, ends }: GridHours): CSSProperties {
  const percent = (minute: number): number => ((Math.min(ends, Math.max(begins, minute)) - begins) / (ends - begins)) * 100;
  return { top: `${percent(from)}%`, height: `${percent(to) - percent(from)}%` };
}
