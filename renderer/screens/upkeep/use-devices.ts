import { useCallback, useEffect, useState } from 'react';
import type { DeviceView } from '../../../services/contract/upkeep';
import { call, useEvent } from '../../kiosk/kiosk';

/** The whole register, page by page: a room has some dozens of devices. */
export function useDevices(): { readonly all: readonly DeviceView[]; readonly error: unknown; readonly reload: () => void } {
  const [state, setState] = useState<{ readonly all: readonly DeviceView[]; readonly error: unknown }>({ all: [], error: undefined });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    readAll().then(
      (all) => wanted && setState({ all, error: undefined }),
      (error: unknown) => wanted && setState((old) => ({ ...old, error })),
    );
    return () => {
      wanted = false;
    };
  }, [turn]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  useEvent('bookings.changed', reload);
  return { ...state, reload };
}

async function readAll(): Promise<readonly DeviceView[]> {
  const all: DeviceView[] = [];
  let after: string | undefined;
  do {
    const page = await call('device.page', after);
    all.push(...page.devices);
    after = page.next;
  } while (after !== undefined);
  return all;
}
