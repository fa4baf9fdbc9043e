/** What a correction changed: the two texts agree before and after it. */
export interface ChangedPart {
  readonly before: string;
  readonly removed: string;
  readonly added: string;
  readonly after: string;
}

/** Nobody reads a correction of half a word: the stretch grows to the next punctuation, but not without end. */
const widest = 12;
const punctuation = /[，。、；：？！“”‘’（）《》\s,.;:?!()]/u;

/** The stretch that tells `oldText` from `newText`, so that a correction strikes only what was wrong. */
export function changedPart(oldText: string, newText: string): ChangedPart {
  const was = Array.from(oldText);
  const now = Array.from(newText);
  const shorter = Math.min(was.length, now.length);
  let head = 0;
  while (head < shorter && was[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  if (head < was.length || head < now.length) {
    for (let step = 0; step < widest && head > 0 && !punctuation.test(was[head - 1] ?? ''); step += 1) head -= 1;
    for (let step = 0; step < widest && tail > 0 && !punctuation.test(was[was.length - tail] ?? ''); step += 1) tail -= 1;
  }
  return {
    before: was.slice(0, head).join(''),
    removed: was.slice(head, was.length - tail).join(''),
    added: now.slice(head, now.length - tail).join(''),
    after: now.slice(now.length - tail).join(''),
  };
}

export interface Correction {
  readonly oldText: string;
  readonly at: string;
}

/** Every correction with the text that took its place, oldest first. */
export function correctionSteps(
  text: string,
  corrections: readonly Correction[],
): readonly { readonly change: ChangedPart; readonly at: string }[] {
  return corrections.map((correction, index) => ({
    change: changedPart(correction.oldText, corrections[index + 1]?.oldText ?? text),
    at: correction.at,
  }));
}
