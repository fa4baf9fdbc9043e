import { useEffect, useRef } from 'react';

const idleMs = 5 * 60_000;
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls `onIdle` once after 5 minutes without a touch or a key. */
export function useIdleLock(onIdle: () => void): void {
  const newest = useRef(onIdle);
  useEffect(() => {
    newest.current = onIdle;
  });
  useEffect(() => {
    let timer = setTimeout(() => newest.current(), idleMs);
    const stayAwake = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => newest.current(), idleMs);
    };
    for (const sign of signsOfLife) window.addEventListener(sign, stayAwake, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, stayAwake);
    };
  }, []);
}
