import { useRef } from 'react';
import type { RefObject } from 'react';
import { useSize, type Size } from './use-size';

/** An element to be measured, with its size, px; `first` until it is known. */
export function useElementSize(first: Size): readonly [RefObject<HTMLDivElement | null>, Size] {
  const place = useRef<HTMLDivElement>(null);
  return [place, useSize(place, first)];
}
