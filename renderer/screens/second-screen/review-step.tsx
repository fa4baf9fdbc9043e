import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { clockTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';

interface StepProps {
  readonly number: string;
  readonly name: string;
  readonly at: string | undefined;
  readonly now: boolean;
  readonly doing: string;
}

/** One of the deeds of the end: done at, being done, or still to come. */
export function ReviewStep({ number, name, at, now, doing }: StepProps): ReactNode {
  return (
    <li className={now ? 'review-step-now' : at ? 'review-step-done' : ''} aria-current={now ? 'step' : undefined}>
      <b>
        {number}　{name}
      </b>
      <span>
        {at ? (
          <>
            <CheckOutlined aria-hidden /> {clockTime(at)}
          </>
        ) : now ? (
          doing
        ) : (
          t('second.step.later')
        )}
      </span>
    </li>
  );
}
