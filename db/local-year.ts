const yearInShanghai = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' });

/** The year on the office's calendar: numbers of a year are those of Asia/Shanghai, not of UTC. */
export function localYear(instant: string): number {
  return Number(yearInShanghai.format(new Date(instant)));
}
