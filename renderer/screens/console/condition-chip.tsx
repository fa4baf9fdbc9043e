import type { ReactNode } from 'react';
import type { ConditionView } from '../../../services/contract/conditions';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { chipWords } from './chip-words';
import { conditionMark } from './condition-mark';

interface Props {
  readonly condition: ConditionView;
  readonly session: SessionView;
  readonly onOpen: () => void;
}

/** One legal condition, which opens all of them: seen, not seen, once broken, or nothing to judge it by (never green). */
export function ConditionChip({ condition, session, onOpen }: Props): ReactNode {
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
        {chipWords(condition, session)}
        <small>{condition.article}</small>
      </span>
    </li>
  );
}
