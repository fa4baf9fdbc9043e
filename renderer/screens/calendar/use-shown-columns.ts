import { useState } from 'react';
import type { RefObject, UIEvent } from 'react';
import { useSize } from '../../components/use-size';

export interface ShownColumns {
  /** Of all columns, the first and the one behind the last that are drawn. */
  readonly first: number;
  readonly end: number;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

/** Of `count` columns of `width` pixels or more, those in view and one on each side; the others aren't in the page. */
export function useShownColumns(place: RefObject<HTMLElement | null>, count: number, width: number): ShownColumns {
  const size = useSize(place, { width: 1_300, height: 700 });
  const column = Math.max(width, size.width / (count + 1));
  const [passed, setPassed] = useState(0);
  return {
    first: Math.max(0, passed - 1),
    end: Math.min(count, passed + Math.ceil(size.width / column) + 2),
    onScroll: ({ currentTarget }) => setPassed(Math.floor(currentTarget.scrollLeft / column)),
  };
}
