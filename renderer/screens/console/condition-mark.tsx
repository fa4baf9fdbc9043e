import { CheckCircleFilled, QuestionCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ConditionView } from '../../../services/contract/conditions';

/** Green only for what was seen. */
export function conditionMark({ state }: Pick<ConditionView, 'state'>): ReactNode {
  switch (state) {
    case 'seen':
      return <CheckCircleFilled aria-hidden />;
    case 'broken':
    case 'once-broken':
    case 'late':
      return <WarningFilled aria-hidden />;
    case 'unknown':
      return <QuestionCircleOutlined aria-hidden />;
    case 'not-seen':
      return <i className="condition-ring" aria-hidden />;
  }
}
