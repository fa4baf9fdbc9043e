import type { RoomStateView } from '../../../services/contract/room';
import { t } from '../../i18n/zh-cn';

type Sensor = 'door' | 'presence';

/** Which sensors tell nothing of an entry now: not fitted, or not answering. */
export function blindSensorsOf(room: Pick<RoomStateView, Sensor>): readonly Sensor[] {
  return (['door', 'presence'] as const).filter((sensor) => room[sensor] === 'unknown');
}

export function blindWords(sensors: readonly Sensor[]): string {
  return sensors.map((sensor) => t(`entry.sensor.${sensor}`)).join('、');
}
