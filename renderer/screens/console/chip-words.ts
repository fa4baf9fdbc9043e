import type { ConditionView } from '../../../services/contract/conditions';
import type { SessionView } from '../../../services/contract/sessions';
import { clockTime, durationInWords, recordingTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { missingOfficers } from './missing-officers';

type Known = Pick<SessionView, 'startedAt' | 'inspectors' | 'presence'>;

/** What a chip says under its name: a line that can be read in passing. */
export function chipWords(condition: ConditionView, session: Known): string {
  const { state, at, broken, repair, lateMs = 0 } = condition;
  const time = session.startedAt && at ? recordingTime(session.startedAt, at) : undefined;
  if (repair && state !== 'broken') return t('console.condition.repaired', { time: clockTime(repair.at) });
  switch (state) {
    case 'seen':
      if (condition.condition === 'place') return t('console.condition.place.seen');
      if (condition.condition === 'two-inspectors') return t('console.condition.two-inspectors.seen', { time: time ?? '' });
      return time ? t('console.condition.seen', { time }) : t('console.condition.seenBefore');
    case 'broken':
      if (condition.condition === 'one-person') return t('console.condition.several', { time: time ?? '' });
      return t('console.condition.missing', { time: time ?? '', names: missingOfficers(session).join('、') });
    case 'once-broken':
      if (condition.condition === 'one-person') return t('console.condition.onceSeveral', { time: time ?? '', length: lengthOf(broken) });
      return onceShort(broken, time ?? '');
    case 'late':
      return t('console.condition.late', { length: durationInWords(lateMs) });
    case 'unknown':
      if (condition.unseen === 'room-empty') return t('console.condition.roomEmpty', { time: time ?? '' });
      return t('console.condition.unknown');
    case 'not-seen':
      return t(`console.condition.todo.${condition.condition}`);
  }
}

/** 规定§13: when there were fewer than two officers, how many were missing and for how long; an honest record, not a lamp. */
function onceShort(broken: ConditionView['broken'], time: string): string {
  const length = lengthOf(broken);
  if (broken.length > 1) return t('console.condition.shortMany', { count: String(broken.length), length });
  return t('console.condition.short', { time, missing: String(2 - (broken[0]?.names.length ?? 0)), length });
}

function lengthOf(broken: ConditionView['broken']): string {
  return durationInWords(broken.reduce((sum, { from, to = from }) => sum + Date.parse(to) - Date.parse(from), 0));
}
