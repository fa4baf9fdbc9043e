import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { ReasonDialog } from '../reason-dialog';
import { useCall } from '../use-call';

/** 需补充: the question that was asked, and the answer to it. */
export function AnswerDialog({ bookingId, onClose }: { readonly bookingId: string; readonly onClose: () => void }): ReactNode {
  const history = useCall('booking.history', bookingId);
  const asked = history.data?.events.findLast(({ kind }) => kind === 'more-asked');
  return (
    <ReasonDialog
      title={t('answer.title')}
      {...(asked && { lead: `${asked.by}：${asked.text}` })}
      label={t('answer.label')}
      submit={t('answer.submit')}
      missing={t('answer.missing')}
      onSubmit={(answer) => call('booking.answerMore', bookingId, answer)}
      onClose={onClose}
    />
  );
}
