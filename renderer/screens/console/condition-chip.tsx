import type { ReactNode } from 'react';
import type { ConditionView } from '../../../services/contract/conditions';
import type { SessionView } from '../../../services/contract/sessions';
import { clockTime, durationInWords, recordingTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { conditionMark } from './condition-mark';

interface Props {
  readonly condition: ConditionView;
  readonly session: SessionView;
  readonly onOpen: () => void;
}

/** One legal condition, which opens all of them: seen, not seen, once broken, or nothing to judge it by (never green). */
export function ConditionChip({ condition, session, onOpen }: Props): ReactNode {
  const time = session.startedAt && condition.at ? recordingTime(session.startedAt, condition.at) : undefined;
  return (
    // For the keyboard F6 opens the same; a button of this name would stand beside the one that records the step.
    <li
      className={`condition-chip condition-${condition.state}`}
      title={t('conditions.open', { condition: t(`console.condition.${condition.condition}`) })}
      aria-keyshortcuts="F6"
      onClick={onOpen}
    >
      {conditionMark(condition)}
      <b>{t(`console.condition.${condition.condition}`)}</b>
      <span>
        {repairedWords(condition) ?? shortWords(condition, session) ?? words(condition, time)}
        <small>{condition.article}</small>
      </span>
    </li>
  );
}

function repairedWords({ repair, state }: ConditionView): string | undefined {
  return repair && state !== 'broken' ? t('console.condition.repaired', { time: clockTime(repair.at) }) : undefined;
}

function words({ condition, state, lateMs = 0 }: ConditionView, time: string | undefined): string {
  switch (state) {
    case 'seen':
      if (condition === 'place') return t('console.condition.place.seen');
      if (condition === 'two-inspectors') return t('console.condition.two-inspectors.seen', { time: time ?? '' });
      return time ? t('console.condition.seen', { time }) : t('console.condition.seenBefore');
    case 'broken':
    case 'once-broken':
      return t('console.condition.brokenNow', { time: time ?? '' });
    case 'late':
      return t('console.condition.late', { length: durationInWords(lateMs) });
    case 'unknown':
      return t('console.condition.unknown');
    case 'not-seen':
      return t(`console.condition.todo.${condition}`);
  }
}

/** 规定§13: when there were fewer than two officers, how many were missing and for how long; an honest record, not a lamp. */
function shortWords({ state }: ConditionView, { startedAt, presence }: SessionView): string | undefined {
  const [first, ...more] = presence?.short ?? [];
  if (state !== 'once-broken' || !first || startedAt === undefined) return undefined;
  const length = durationInWords([first, ...more].reduce((sum, { from, to = from }) => sum + Date.parse(to) - Date.parse(from), 0));
  if (more.length > 0) return t('console.condition.shortMany', { count: String(more.length + 1), length });
  return t('console.condition.short', { time: recordingTime(startedAt, first.from), missing: String(2 - first.names.length), length });
}
