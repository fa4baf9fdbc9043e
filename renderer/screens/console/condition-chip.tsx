import { CheckCircleFilled, QuestionCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ConditionView, SessionView } from '../../../services/contract/sessions';
import { recordingTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';

/** One legal condition: seen, not seen, once broken, or nothing to judge it by (never green). */
export function ConditionChip({ condition, session }: { readonly condition: ConditionView; readonly session: SessionView }): ReactNode {
  const time = session.startedAt && condition.at ? recordingTime(session.startedAt, condition.at) : undefined;
  return (
    <li className={`condition-chip condition-${condition.state}`}>
      {mark(condition.state)}
      <b>{t(`console.condition.${condition.condition}`)}</b>
      <span>{words(condition, time)}</span>
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
      return t('console.condition.brokenNow', { time: time ?? '' });
    case 'once-broken':
      return t('console.condition.broken', { time: time ?? '' });
    case 'unknown':
      return t('console.condition.unknown');
    case 'not-seen':
      return t(`console.condition.todo.${condition}`);
  }
}
