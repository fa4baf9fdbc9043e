import { useRef } from 'react';
import type { DiscPairView } from '../../../services/contract/archive';
import { useEvent } from '../../kiosk/kiosk';

/** Acts when the state of a pair of discs becomes another; a pair that is burned tells of every step on its way there. */
export function useDiscState(act: () => void): void {
  const states = useRef(new Map<string, DiscPairView['state']>());
  useEvent('disc.changed', ({ id, state }) => {
    if (states.current.get(id) === state) return;
    states.current.set(id, state);
    act();
  });
}
