import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { Dialog } from '../dialog';
import { Failure } from '../failure';
import { dateTime } from '../format';
import { useShell } from '../shell';
import { CredentialForm } from '../signing/credential-form';
import { useCall } from '../use-call';

/** 制度§19: a leader signs for what was approved by telephone. */
export function CountersignDialog({ sessionId, onClose }: { readonly sessionId: string; readonly onClose: () => void }): ReactNode {
  const { person } = useShell();
  const { data, error } = useCall('suspension.ofSession', sessionId);
  const own = (data ?? []).filter(
    (one) => one.approval === 'telephone' && one.countersignedAt === undefined && one.approvedById === person.id,
  );
  return (
    <Dialog title={t('countersign.title')} article="制度§19" width={640} onClose={onClose}>
      <div className="dialog-body">
        <p>{t('countersign.lead')}</p>
        <ul className="dialog-lines">
          {own.map(({ scope, since, until, ground, words, startedBy }) => (
            <li key={since}>
              {t('countersign.line', {
                ...{ from: dateTime(since), to: until === undefined ? t('paper.suspension.toEnd') : dateTime(until) },
                ...{ what: t(`suspension.what.${scope}`), ground, words, name: startedBy },
              })}
            </li>
          ))}
        </ul>
        <Failure error={error} />
        <CredentialForm
          people={[person]}
          personLabel={t('suspension.approver')}
          action={t('countersign.do')}
          onSubmit={async (credential) => {
            await call('suspension.countersign', sessionId, credential);
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}
