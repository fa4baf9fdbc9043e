import { CheckCircleFilled, QuestionCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ConditionView, SessionView } from '../../../services/contract/sessions';
import { durationInWords, recordingTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';

/** One legal condition: seen, not seen, once broken, or nothing to judge it by (never green). */
export function ConditionChip({ condition, session }: { readonly condition: ConditionView; readonly session: SessionView }): ReactNode {
  const time = session.startedAt && condition.at ? recordingTime(session.startedAt, condition.at) : undefined;
  return (
    <li className={`condition-chip condition-${condition.state}`}>
      {mark(condition.state)}
      <b>{t(`console.condition.${condition.condition}`)}</b>
      <span>{shortWords(condition, session) ?? words(condition, time)}</span>
    </li>
  );
}

function mark(state: ConditionView['state']): ReactNode {
  switch (state) {
    case 'seen':
      return <CheckCircleFilled aria-hidden />;
    case 'broken':
    case 'once-broken':
      return <WarningFilled aria-hidden />;
    case 'unknown':
      return <QuestionCircleOutlined aria-hidden />;
    case 'not-seen':
      return <i className="condition-ring" aria-hidden />;
  }
}

function words({ condition, state }: ConditionView, time: string | undefined): string {
  switch (state) {
    case 'seen':
      if (condition === 'place') return t('console.condition.place.seen');
      if (condition === 'two-inspectors') return t('console.condition.two-inspectors.seen', { time: time ?? '' });
      return time ? t('console.condition.seen', { time }) : t('console.condition.seenBefore');
    case 'broken':
    case 'once-broken':
      return t('console.condition.brokenNow', { time: time ?? '' });
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
