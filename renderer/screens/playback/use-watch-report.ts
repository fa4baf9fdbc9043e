import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlaybackStretch, PlaybackView } from '../../../services/contract/playback';
import { useLeaving } from '../../components/leaving';
import { call } from '../../kiosk/kiosk';
import type { PlaybackEngine } from './playback-engine';

const REPORT_MS = 10_000;

export interface WatchReport {
  /** All that this person has watched, as stored. */
  readonly watched: readonly PlaybackStretch[];
  readonly error: unknown;
  /** Stores what there is since the last time. */
  readonly report: () => Promise<void>;
}

/** 规定§18: stores what was watched, every ten seconds, at each pause, and when the screen or the person leaves. */
export function useWatchReport(view: PlaybackView, engine: PlaybackEngine): WatchReport {
  const [state, setState] = useState<{ readonly watched: readonly PlaybackStretch[]; readonly error: unknown }>({
    watched: view.watched,
    error: undefined,
  });
  const failed = useRef<readonly PlaybackStretch[]>([]);
  const { sessionId } = view;
  const report = useCallback(async () => {
    const stretches = [...failed.current, ...engine.takeSeen()];
    failed.current = [];
    if (stretches.length === 0) return;
    try {
      const watched = await call('playback.watched', sessionId, stretches);
      setState({ watched, error: undefined });
    } catch (error) {
      failed.current = [...stretches, ...failed.current];
      setState((old) => ({ ...old, error }));
    }
  }, [engine, sessionId]);
  useEffect(() => {
    const timer = setInterval(() => void report(), REPORT_MS);
    const onPause = engine.subscribe(() => {
      if (engine.moment().state === 'paused') void report();
    });
    return () => {
      clearInterval(timer);
      onPause();
      void report().finally(() => call('playback.close', sessionId).catch(() => undefined));
    };
  }, [engine, report, sessionId]);
  useLeaving(() => void report());
  return { ...state, report };
}
