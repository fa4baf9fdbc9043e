import { useEffect, useState } from 'react';
import type { StripView } from '../../../services/contract/sessions';
import { call, useEvent } from '../../kiosk/kiosk';
import { silenceOf, withSilence } from './strip-silence';
import type { Silence } from './strip-silence';

export interface KnownStrip {
  /** Undefined until the first report. */
  readonly view: StripView | undefined;
  readonly silence: Silence;
}

/** The strip as it may be shown now: the newest report, or what its silence leaves of it. */
export function useStrip(): KnownStrip {
  const [report, setReport] = useState<{ readonly view: StripView | undefined; readonly heardAt: number }>(() => ({
    view: undefined,
    heardAt: performance.now(),
  }));
  const [silence, setSilence] = useState<Silence>({ kind: 'none' });

  function take(view: StripView): void {
    setReport({ view, heardAt: performance.now() });
    setSilence({ kind: 'none' });
  }
  useEvent('strip.changed', take);
  useEffect(() => {
    call('strip.state')
      .then((view) => setReport((old) => (old.view ? old : { view, heardAt: performance.now() })))
      .catch(() => undefined);
  }, []);
  useEffect(() => {
    const timer = setInterval(() => {
      const next = silenceOf((performance.now() - report.heardAt) / 1000);
      setSilence((old) =>
        old.kind === next.kind && (old.kind === 'none' || next.kind === 'none' || old.seconds === next.seconds) ? old : next,
      );
    }, 250);
    return () => clearInterval(timer);
  }, [report.heardAt]);

  return { view: report.view && withSilence(report.view, silence), silence };
}
