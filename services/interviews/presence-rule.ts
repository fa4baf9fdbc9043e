import type { Instant } from '../../recordings/session/instant';

/** Somebody came in or left. */
export interface Movement {
  readonly personId: string;
  readonly change: 'in' | 'out';
  readonly at: Instant;
}

/** The same people were in the room; `to` is undefined while it lasts. */
export interface PresentStretch {
  readonly from: Instant;
  readonly to: Instant | undefined;
  readonly personIds: readonly string[];
}

/**
 * Who was there from `from` to `to`, cut wherever that changed; movements may come in any order. At the very same instant
 * a leaving counts before an entering, so that who steps out and in again was there.
 */
export function presentStretches(movements: readonly Movement[], from: Instant, to: Instant | undefined): readonly PresentStretch[] {
  const inOrder = [...movements].sort((a, b) => compare(a.at, b.at) || compare(b.change, a.change));
  const there = new Set<string>();
  const cuts: { at: Instant; personIds: readonly string[] }[] = [{ at: from, personIds: [] }];
  for (const { personId, change, at } of inOrder) {
    if (to !== undefined && at >= to) break;
    if (change === 'in') there.add(personId);
    else there.delete(personId);
    const cut = { at: at < from ? from : at, personIds: [...there].sort() };
    if (cuts.at(-1)?.at === cut.at) cuts.pop();
    if (!sameAs(cuts.at(-1)?.personIds, cut.personIds)) cuts.push(cut);
  }
  return cuts.map(({ at, personIds }, index) => ({ from: at, to: cuts[index + 1]?.at ?? to, personIds }));
}

/** 规定§13: the stretches in which there were fewer than `needed`. */
export function shortStretches(stretches: readonly PresentStretch[], needed: number): readonly PresentStretch[] {
  return stretches.filter(({ personIds }) => personIds.length < needed);
}

/** The same by person: each one's whole stretches, in the order of coming. */
export function staysOf(
  stretches: readonly PresentStretch[],
): readonly { readonly personId: string; readonly from: Instant; readonly to: Instant | undefined }[] {
  const stays: { personId: string; from: Instant; to: Instant | undefined }[] = [];
  for (const { from, to, personIds } of stretches) {
    for (const personId of personIds) {
      const open = stays.find((stay) => stay.personId === personId && stay.to === from);
      if (open) open.to = to;
      else stays.push({ personId, from, to });
    }
  }
  return stays;
}

function sameAs(one: readonly string[] | undefined, other: readonly string[]): boolean {
  return one?.join(' ') === other.join(' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
