import { useEffect, useRef } from 'react';

const takers = new Set<(words: string) => void>();

/** Hands words to whoever writes the 笔录 now; false where nobody does. */
export function offerWords(words: string): boolean {
  for (const take of takers) take(words);
  return takers.size > 0;
}

/** Takes offered words while mounted; the newest `take` is called. */
export function useOfferedWords(take: (words: string) => void): void {
  const newest = useRef(take);
  useEffect(() => {
    newest.current = take;
  });
  useEffect(() => {
    const own = (words: string): void => newest.current(words);
    takers.add(own);
    return () => void takers.delete(own);
  }, []);
}
