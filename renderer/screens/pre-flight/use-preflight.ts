import { useState } from 'react';
import type { PreflightView } from '../../../services/contract/room';
import { useCall } from '../../components/use-call';
import { useEvent } from '../../kiosk/kiosk';

type Heard = { readonly kind: 'nothing' } | { readonly kind: 'view'; readonly view: PreflightView | undefined };

/** The running pre-flight, newest report first; `known` once it is certain whether there is one. */
export function usePreflight(): {
  readonly view: PreflightView | undefined;
  readonly known: boolean;
  readonly error: unknown;
  readonly take: (view: PreflightView) => void;
} {
  const first = useCall('preflight.state');
  const [heard, setHeard] = useState<Heard>({ kind: 'nothing' });
  useEvent('preflight.changed', (view) => setHeard({ kind: 'view', view }));
  return {
    view: heard.kind === 'view' ? heard.view : first.data,
    known: heard.kind === 'view' || first.answered,
    error: heard.kind === 'view' ? undefined : first.error,
    take: (view) => setHeard({ kind: 'view', view }),
  };
}
