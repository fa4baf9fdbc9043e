import { describe, expect, it } from 'vitest';
import type { TranscriptVersion } from '../../../../db/repositories/transcript-version-repository';
import { nextUndo } from '../../../../services/interviews/undo-lines';

const history = (...changes: readonly TranscriptVersion['change'][]): readonly TranscriptVersion[] =>
  changes.map((change, n) => ({
    number: n + 1,
    lineId: 'a',
    change,
    kind: 'answer',
    text: `${n + 1}`,
    struck: false,
    at: '2026-11-25T01:30:00.000Z',
    byId: undefined,
  }));

describe('what is taken back next', () => {
  it.each([
    ['nothing was written', history(), undefined, undefined],
    ['the last change', history('written', 'written'), 2, undefined],
    ['the one before it, after going back once', history('written', 'written', 'undone'), 1, 2],
    ['nothing more, after going back to the beginning', history('written', 'written', 'undone', 'undone'), undefined, 1],
    ['what was done again', history('written', 'written', 'undone', 'undone', 'redone'), 1, 2],
    ['what was typed after going back has no forward', history('written', 'written', 'undone', 'written'), 4, undefined],
    ['nothing behind a correction of the questioned person', history('written', 'corrected'), undefined, undefined],
    ['only what was written after the correction', history('written', 'corrected', 'written'), 3, undefined],
    ['a history that is cut off at its beginning', history('undone', 'redone', 'written'), 3, undefined],
  ] as const)('%s', (_, versions, back, forward) => {
    expect(nextUndo(versions, 'back')?.number).toBe(back);
    expect(nextUndo(versions, 'forward')?.number).toBe(forward);
  });
});
