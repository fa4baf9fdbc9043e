import type { PlaybackStretch, PlaybackView } from '../../../services/contract/playback';
import { msOf } from './moments';

/** Breaks are marks in the recording; their words tell beginning from end. One without an end lasts to the end. */
export function breaksOf(
  view: Pick<PlaybackView, 'marks' | 'beginsAt' | 'lengthMs'>,
  words: { readonly begun: string; readonly over: string },
): readonly PlaybackStretch[] {
  const turns = view.marks
    .filter(({ text }) => text === words.begun || text === words.over)
    .map(({ at, text }) => ({ ms: msOf(view, at), begun: text === words.begun }))
    .toSorted((a, b) => a.ms - b.ms);
  return turns.flatMap(({ ms, begun }, index) => (begun ? [{ fromMs: ms, toMs: turns[index + 1]?.ms ?? view.lengthMs }] : []));
}
