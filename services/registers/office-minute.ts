const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** `2026-11-25 09:02`, the office's time, as registers have it; empty for what did not happen. */
export function officeMinute(instant: string | null): string {
  return instant === null ? '' : shanghai.format(new Date(instant));
}

/** `2026-11-25 09:02–11:09`; the second date only when it is another day. */
export function officeSpan(from: string | null, to: string | null): string {
  const [start, end] = [officeMinute(from), officeMinute(to)];
  if (end === '') return start === '' ? '' : `${start}–`;
  return start.slice(0, 10) === end.slice(0, 10) ? `${start}–${end.slice(11)}` : `${start}–${end}`;
}
