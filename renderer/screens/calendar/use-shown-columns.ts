import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export interface ShownColumns {
  /** Of all columns, the first and the one behind the last that are drawn. */
  readonly first: number;
  readonly end: number;
  readonly onScroll: () => void;
}

/** Of `count` columns of `width` pixels or more, those in view and one on each side; the others aren't in the page. */
export function useShownColumns(place: RefObject<HTMLElement | null>, count: number, width: number): ShownColumns {
  const [shown, setShown] = useState({ first: 0, end: count });
  function look(): void {
    const element = place.current;
    if (!element) return;
    const column = Math.max(width, element.scrollWidth / (count + 1));
    const first = Math.max(0, Math.floor(element.scrollLeft / column) - 1);
    const end = Math.min(count, Math.ceil((element.scrollLeft + element.clientWidth) / column) + 1);
    setShown((old) => (old.first === first && old.end === end ? old : { first, end }));
  }
  useLayoutEffect(look, [place, count, width]);
  return { ...shown, onScroll: look };
}
