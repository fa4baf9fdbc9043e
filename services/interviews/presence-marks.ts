import type { Instant } from '../../recordings/session/instant';
import type { PresenceView } from '../contract/entry';
import { filled } from '../contract/filled';
import type { MarkView } from '../contract/sessions';
import words from './templates/presence.json';

/** 规定§13: the moments from which there were fewer than two officers, and from which there were two again, so that they can be watched. */
export function presenceMarks({ short }: Pick<PresenceView, 'short'>, endedAt: Instant | undefined): readonly MarkView[] {
  return short.flatMap(({ from, to, names }, index) => {
    const slots = { count: String(names.length), names: names.join('、') || words.nobody };
    const begun = mark(from, filled(words.short, slots));
    // The end of the session brings nobody back, nor does the one who goes out after the first.
    const again = to !== undefined && to !== endedAt && to !== short[index + 1]?.from;
    return again ? [begun, mark(to, words.again)] : [begun];
  });
}

function mark(at: Instant, text: string): MarkView {
  return { id: `officers ${at}`, at, text, kind: 'automatic' };
}
