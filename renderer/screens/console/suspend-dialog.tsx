import { Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { decides } from '../../../services/contract/people';
import type { SessionView } from '../../../services/contract/sessions';
import { approvalKinds, suspensionScopes, type SuspensionDraft } from '../../../services/contract/stops';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { CredentialFields, credentialOf, noCredential } from '../../components/signing/credential-fields';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly onClose: () => void;
}

/** 依法暂停: the ground, what for, who approved it and how; by the lead's PIN, and the approver's where present (制度§19). */
export function SuspendDialog({ session, take, onClose }: Props): ReactNode {
  const grounds = useCall('session.grounds');
  const people = useCall('people.list');
  const [draft, setDraft] = useState<SuspensionDraft>({ scope: 'all', ground: '', words: '', approvedById: '', approval: 'present' });
  const [leadOfficer] = session.inspectors;
  const [lead, setLead] = useState({ ...noCredential, personId: leadOfficer?.personId });
  const [pin, setPin] = useState('');
  const deed = useDeed();
  const [scopeId, groundId, wordsId] = [useId(), useId(), useId()];
  const leaders = (people.data ?? []).filter(decides);
  const present = draft.approval === 'present';
  const approver = { personId: draft.approvedById === '' ? undefined : draft.approvedById, pin };
  const [byLead, byApprover] = [credentialOf(lead), credentialOf(approver)];
  const hint =
    draft.ground === ''
      ? t('unsigned.missing.ground')
      : draft.words.trim() === ''
        ? t('suspension.missing.words')
        : draft.approvedById === ''
          ? t('suspension.missing.approver')
          : !byLead || (present && !byApprover)
            ? t('suspension.missing.pin')
            : '';
  const put = (change: Partial<SuspensionDraft>): void => setDraft({ ...draft, ...change });

  async function submit(): Promise<void> {
    if (!byLead) return;
    const stood = await deed.run(async () =>
      take(await call('session.suspend', session.id, draft, byLead, present ? byApprover : undefined)),
    );
    if (stood) {
      onClose();
      return;
    }
    setLead((old) => ({ ...old, pin: '' }));
    setPin('');
  }

  return (
    <Dialog title={t('suspension.title')} article="制度§19" width={880} onClose={onClose}>
      <div className="dialog-body">
        <p className="ink-2">{t('suspension.lead')}</p>
        <div className="dialog-field">
          <span id={scopeId}>{t('suspension.scope')}</span>
          <Radio.Group
            aria-labelledby={scopeId}
            value={draft.scope}
            onChange={(event) => put({ scope: event.target.value as SuspensionDraft['scope'] })}
            options={suspensionScopes.map((value) => ({ value, label: t(`suspension.scope.${value}`) }))}
          />
        </div>
        <div className="dialog-field">
          <span id={groundId}>{t('suspension.ground')}</span>
          <Radio.Group
            aria-labelledby={groundId}
            value={draft.ground}
            onChange={(event) => put({ ground: String(event.target.value) })}
            options={(grounds.data?.stopped ?? []).map(({ key, label }) => ({ value: key, label }))}
          />
        </div>
        <label className="dialog-field" htmlFor={wordsId}>
          <span>{t('suspension.words')}</span>
          <Input.TextArea
            id={wordsId}
            rows={2}
            maxLength={1_000}
            value={draft.words}
            onChange={(event) => put({ words: event.target.value })}
          />
        </label>
        <div className="dialog-people">
          <fieldset>
            <Radio.Group
              aria-label={t('suspension.approval')}
              value={draft.approval}
              onChange={(event) => put({ approval: event.target.value as SuspensionDraft['approval'] })}
              options={approvalKinds.map((value) => ({ value, label: t(`suspension.approval.${value}`) }))}
            />
            {present ? (
              <CredentialFields
                people={leaders}
                personLabel={t('suspension.approver')}
                value={approver}
                onChange={(value) => {
                  put({ approvedById: value.personId ?? '' });
                  setPin(value.pin);
                }}
              />
            ) : (
              <label>
                <span className="text-small">{t('suspension.approver')}</span>
                <Select
                  aria-label={t('suspension.approver')}
                  placeholder={t('credential.choose')}
                  value={approver.personId ?? null}
                  onChange={(personId: string | null) => put({ approvedById: personId ?? '' })}
                  options={leaders.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </label>
            )}
          </fieldset>
          <fieldset>
            <CredentialFields
              people={(people.data ?? []).filter(({ id }) => id === leadOfficer?.personId)}
              personLabel={t('unsigned.first')}
              value={lead}
              onChange={setLead}
            />
          </fieldset>
        </div>
        <Failure error={grounds.error ?? people.error ?? deed.error} />
        <DialogFoot
          hint={hint}
          submit={t(`suspension.submit.${draft.scope}`)}
          ready={hint === ''}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
