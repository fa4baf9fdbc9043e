import { useState } from 'react';
import type { SelfTestState } from '../../../services/contract/upkeep';
import { useEvent } from '../../kiosk/kiosk';
import { useCall } from '../use-call';

/** Whether the devices were asked today, and what came of it. */
export function useSelfTest(): { readonly state: SelfTestState | undefined; readonly error: unknown } {
  const first = useCall('selfTest.state');
  const [heard, setHeard] = useState<SelfTestState | undefined>();
  useEvent('selfTest.changed', setHeard);
  return { state: heard ?? first.data, error: heard ? undefined : first.error };
}
