import { useEffect, useState } from 'react';
import type { RoomAlarmView } from '../../../services/contract/entry';
import { call, useEvent } from '../../kiosk/kiosk';

/** What the room calls about and nobody has answered yet, oldest first. */
export function useAlarms(): readonly RoomAlarmView[] {
  const [alarms, setAlarms] = useState<readonly RoomAlarmView[]>([]);
  useEvent('alarms.changed', setAlarms);
  useEffect(() => {
    call('alarms.open').then(setAlarms, () => undefined);
  }, []);
  return alarms;
}
