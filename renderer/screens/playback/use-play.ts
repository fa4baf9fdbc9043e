import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PlaybackView } from '../../../services/contract/playback';
import { msOf } from './moments';
import type { PlaybackEngine, PlayMoment } from './playback-engine';

export interface Play {
  readonly view: PlaybackView;
  readonly engine: PlaybackEngine;
  /** ms of the entry on the timeline: recording time 0. */
  readonly entryMs: number;
}

export const PlayContext = createContext<Play | undefined>(undefined);

export function usePlay(): Play {
  const play = useContext(PlayContext);
  if (!play) throw new Error('usePlay needs an opened recording');
  return play;
}

/** What `select` makes of the present moment; draws again only when that changes. */
export function useMoment<T extends string | number | boolean | undefined>(select: (moment: PlayMoment) => T): T {
  const { engine } = usePlay();
  return useSyncExternalStore(engine.subscribe, () => select(engine.moment()));
}

export function playOf(view: PlaybackView, engine: PlaybackEngine): Play {
  return { view, engine, entryMs: msOf(view, view.startedAt) };
}
