import type { ClosedTimeDraft } from '../../../services/contract/room-use';
import { addDays } from '../../components/format';
import type { Slot } from './slot';

/** The form for a closed time: on one day, or each week from that day on. */
export interface ClosedDraft extends Slot {
  readonly weekly: boolean;
  /** yyyy-mm-dd; empty for without end. */
  readonly lastOn: string;
  readonly reason: string;
}

export type ClosedProblem = 'overMidnight' | 'lastOn' | 'reason';

export function closedProblem({ date, to, weekly, lastOn, reason }: ClosedDraft): ClosedProblem | undefined {
  if (to > 24 * 60) return 'overMidnight';
  if (weekly && lastOn !== '' && (!isDate(lastOn) || lastOn < date)) return 'lastOn';
  return reason.trim() === '' ? 'reason' : undefined;
}

export function closedTime({ roomId, date, from, to, weekly, lastOn, reason }: ClosedDraft): ClosedTimeDraft {
  return {
    ...{ roomId, weekday: weekdayOf(date), fromMinute: from, toMinute: to, reason: reason.trim() },
    firstOn: date,
    lastOn: weekly ? (lastOn === '' ? undefined : lastOn) : date,
  };
}

/** 1 Monday … 7 Sunday */
function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}
