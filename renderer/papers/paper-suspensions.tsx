import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';

/** 制度§19: each stretch in which by law nothing, or not all, was recorded, with its ground and who approved it; nothing where there was none. */
export function PaperSuspensions({ session }: { readonly session: SessionView }): ReactNode {
  return (session.suspensions ?? []).map(({ scope, since, until, ground, words, approvedBy, approval }) => (
    <p key={since}>
      {t('paper.suspension', {
        ...{ from: dateTime(since), to: until === undefined ? t('paper.suspension.toEnd') : dateTime(until), ground, words },
        what: t(`suspension.what.${scope}`),
        ...{ name: approvedBy, how: t(`suspension.approval.${approval}`) },
      })}
    </p>
  ));
}
