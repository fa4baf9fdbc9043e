import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Credential } from '../../../services/contract/people';
import type { RecordView } from '../../../services/contract/records';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { CredentialForm } from '../../components/signing/credential-form';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { ChairForm } from './chair-form';
import { chairOf } from './chair-of';

interface Props {
  readonly session: SessionView;
  readonly record: RecordView;
  readonly take: (session: SessionView) => void;
  readonly onSubmit: (credential: Credential, unsignedReason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** The closing act: spoken on the recording, and given with the own PIN of who may speak it (规定§3). */
export function CloseDialog({ session, record, take, onSubmit, onClose }: Props): ReactNode {
  const { form } = record;
  const id = useId();
  const people = useCall('people.list');
  const [reason, setReason] = useState('');
  const unsigned = record.wantsSignature === true && session.signedAt === undefined;
  const [naming, setNaming] = useState(false);
  const onlyChair = record.closes === 'lead';
  const chairId = chairOf(session);
  const may = new Set(session.inspectors.map(({ personId }) => personId).filter((personId) => !onlyChair || personId === chairId));
  const office = form.lead;
  return (
    <Dialog title={naming ? t('chair.title', { office }) : form.act} width={640} onClose={onClose}>
      {naming ? (
        <div className="dialog-body">
          <ChairForm session={session} record={record} people={people.data ?? []} take={take} onBack={() => setNaming(false)} />
        </div>
      ) : (
        <div className="dialog-body">
          <p>{t('closing.close.lead', { ending: form.act })}</p>
          {unsigned && (
            <label className="dialog-field" htmlFor={id}>
              <span>{t('closing.close.unsigned')}</span>
              <Input.TextArea
                id={id}
                autoFocus
                rows={2}
                maxLength={500}
                value={reason}
                placeholder={t('closing.close.unsignedHint', { person: form.person ?? '' })}
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
          )}
          {record.chair && <p className="ink-2">{t('chair.now', { ...record.chair, office })}</p>}
          <CredentialForm
            people={(people.data ?? []).filter((person) => may.has(person.id))}
            personLabel={t('closing.close.who')}
            action={form.act}
            closed={unsigned && reason.trim() === '' ? t('closing.close.unsignedMissing') : undefined}
            onSubmit={(credential) => onSubmit(credential, reason.trim())}
          />
          {onlyChair && session.inspectors.length > 1 && (
            <Button type="link" onClick={() => setNaming(true)}>
              {t('chair.do.open', { office })}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  );
}
