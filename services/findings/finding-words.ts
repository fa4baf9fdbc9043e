import { filled } from '../contract/filled';
import words from './templates/findings.json';

/** The words of the table of findings, hence of its exports. */
export const findingWords = words;

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** `2026-11-25 09:02:14`, to the second: a finding is held against a recording. */
export function officeSecond(instant: string): string {
  return shanghai.format(new Date(instant));
}

/** `2026-11-25 09:02:14–09:02:30`; the second date only when it is another day. */
export function secondSpan(at: string, until: string | null): string {
  if (until === null) return officeSecond(at);
  const [from, to] = [officeSecond(at), officeSecond(until)];
  return from.slice(0, 10) === to.slice(0, 10) ? `${from}–${to.slice(11)}` : `${from}–${to}`;
}

/** How long it lasted; empty where it has no length. */
export function lengthText(at: string, until: string | null): string {
  if (until === null) return '';
  const seconds = Math.max(1, Math.round((Date.parse(until) - Date.parse(at)) / 1000));
  const length =
    seconds < 60
      ? filled(words.seconds, { count: String(seconds) })
      : filled(words.minutes, { minutes: String(Math.floor(seconds / 60)), seconds: String(seconds % 60) });
  return filled(words.lasted, { length });
}
