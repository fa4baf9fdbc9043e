import type { DailyCheckDraft, ObstacleView } from '../contract/room-use';
import { officeDate } from './office-calendar';

/** What a missing daily check holds up (规定§7): bookings of today and the door, the door alone, or nothing. */
export type DailyCheckSetting = 'booking' | 'unlock' | 'warn';

export interface ReadinessFacts {
  readonly responsible: boolean;
  readonly administrators: number;
  readonly check: (Pick<DailyCheckDraft, 'devices' | 'cleanliness' | 'note'> & { readonly checkedOn: string }) | undefined;
  readonly setting: DailyCheckSetting;
  /** Devices that can't be done without and are out of use, each with its fault's number. */
  readonly missing?: readonly string[];
  /** Devices that failed today's self-test and whose fault nobody has reported. */
  readonly unreported?: readonly string[];
}

/** 规定§4, §7: everything that stands against the use of a room now, the graver first. */
export function obstaclesOf(facts: ReadinessFacts, now: Date): readonly ObstacleView[] {
  const { responsible, administrators, check, setting, missing = [], unreported = [] } = facts;
  const weaker = setting === 'warn' ? 'nothing' : 'unlock';
  const obstacles: ObstacleView[] = [];
  if (!responsible) obstacles.push({ code: 'no-responsible', article: '规定§4', stops: 'booking', note: '' });
  if (administrators === 0) obstacles.push({ code: 'no-administrator', article: '规定§4', stops: 'booking', note: '' });
  if (check && (check.devices === 'faulty' || check.cleanliness === 'lacking'))
    obstacles.push({ code: 'out-of-use', article: '规定§7', stops: check.devices === 'faulty' ? 'booking' : 'unlock', note: check.note });
  if (missing.length > 0) obstacles.push({ code: 'device-out-of-use', article: '制度§17', stops: 'booking', note: missing.join('、') });
  if (unreported.length > 0) obstacles.push({ code: 'self-test-failed', article: '规定§7', stops: weaker, note: unreported.join('、') });
  if (check?.checkedOn !== officeDate(now))
    obstacles.push({ code: 'not-checked-today', article: '规定§7', stops: setting === 'warn' ? 'nothing' : setting, note: '' });
  return obstacles;
}

/** What keeps the room from being booked for that time; a missing check of today says nothing of other days. */
export function bookingObstacle(obstacles: readonly ObstacleView[], startsAt: string, now: Date): ObstacleView | undefined {
  const today = officeDate(new Date(startsAt)) === officeDate(now);
  return obstacles.find(({ code, stops }) => stops === 'booking' && (today || code !== 'not-checked-today'));
}

/** What keeps the door shut: whatever stands against a booking stands against the door too. */
export function unlockObstacle(obstacles: readonly ObstacleView[]): ObstacleView | undefined {
  return obstacles.find(({ stops }) => stops !== 'nothing');
}
