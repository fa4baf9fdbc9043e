import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { ReviewStep } from './review-step';

/** What is done and what is still to do: a 笔录 is read, signed and thumbprinted, a record read and signed. */
export function PageSteps({ session }: { readonly session: SessionView }): ReactNode {
  const { phase, record } = session;
  return (
    <ol className={record ? 'review-steps review-steps-two' : 'review-steps'}>
      <ReviewStep
        number="1"
        name={t('second.step.review')}
        at={session.reviewedAt}
        now={phase === 'reviewing'}
        doing={t('second.step.reading')}
      />
      <ReviewStep
        number="2"
        name={t(record ? 'closing.second.step.sign' : 'second.step.sign')}
        at={session.signedAt}
        now={phase === 'reviewed'}
        doing={t(record ? 'closing.second.signing' : 'second.step.signing')}
      />
      {!record && (
        <ReviewStep
          number="3"
          name={t('second.step.thumb')}
          at={session.thumbprintedAt}
          now={phase === 'signed'}
          doing={t('second.step.pressing')}
        />
      )}
    </ol>
  );
}
