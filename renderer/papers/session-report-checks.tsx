import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';
import { clockSpan } from './paper-time';

interface Props {
  readonly session: SessionView;
}

/** 制度§7: what was looked at before the questioning, line by line, and by whom. */
export function ReportChecklist({ session: { checklist } }: Props): ReactNode {
  if (!checklist) return <p>{t('report.checklist.among')}</p>;
  return (
    <>
      <table className="paper-table">
        <tbody>
          {checklist.items.map(({ key, label, state, reason }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{t(`report.checklist.${state}`, { reason })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {checklist.at !== undefined && <p>{t('report.checklist.by', { time: dateTime(checklist.at), name: checklist.by ?? '' })}</p>}
    </>
  );
}

/** 制度§19: each stretch in which nothing, or not all, was recorded by law: what, ground, approval, from, to. */
export function ReportSuspensions({ session: { suspensions = [] } }: Props): ReactNode {
  if (suspensions.length === 0) return <p>{t('report.none')}</p>;
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th>{t('report.suspension.span')}</th>
          <th>{t('report.suspension.ground')}</th>
          <th>{t('report.suspension.approval')}</th>
        </tr>
      </thead>
      <tbody>
        {suspensions.map(({ scope, since, until, ground, words, approvedBy, approval, countersignedAt, startedBy }) => (
          <tr key={since}>
            <td>{clockSpan(since, until)}</td>
            <td>
              <p>{t('report.suspension.what', { what: t(`suspension.what.${scope}`), ground })}</p>
              <p>{words}</p>
            </td>
            <td>
              <p>{t('report.suspension.approved', { name: approvedBy, how: t(`suspension.approval.${approval}`) })}</p>
              {approval === 'telephone' && (
                <p>
                  {countersignedAt === undefined
                    ? t('report.suspension.notCountersigned')
                    : t('report.suspension.countersigned', { time: dateTime(countersignedAt) })}
                </p>
              )}
              <p>{t('report.suspension.startedBy', { name: startedBy })}</p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
