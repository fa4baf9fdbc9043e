import { createContext, useContext } from 'react';
import type { KnownStrip } from './use-strip';

export const StripContext = createContext<KnownStrip>({ view: undefined, silence: { kind: 'none' } });

/** The strip that the window already listens to, for figures and ticks elsewhere on the page. */
export function useWindowStrip(): KnownStrip {
  return useContext(StripContext);
}
