import type { TranscriptVersion } from '../../db/repositories/transcript-version-repository';

export type UndoDirection = 'back' | 'forward';

/**
 * The change of a line that comes next when the recorder goes back, or forward again. What was typed after going back has no forward any more;
 * behind a correction of the questioned person nobody goes back. `versions`: oldest first.
 */
export function nextUndo(versions: readonly TranscriptVersion[], direction: UndoDirection): TranscriptVersion | undefined {
  const done: TranscriptVersion[] = [];
  const undone: TranscriptVersion[] = [];
  for (const version of versions) {
    if (version.change === 'undone') undone.push(...done.splice(-1));
    else if (version.change === 'redone') done.push(...undone.splice(-1));
    else {
      undone.length = 0;
      if (version.change === 'written') done.push(version);
      else done.length = 0;
    }
  }
  return direction === 'back' ? done.at(-1) : undone.at(-1);
}
