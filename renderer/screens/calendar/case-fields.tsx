import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { caseProcedures, mustUseRoom, personRoles, purposesAmongOfficers } from '../../../services/contract/bookings';
import { Article } from '../../components/article/article';
import { NumberField } from '../../components/questioned-person/number-field';
import { t } from '../../i18n/zh-cn';
import { AttendeesField } from './attendees-field';
import { Labelled } from './labelled';
import type { RequestDraft } from './request-draft';

export interface CaseFieldsProps {
  readonly draft: RequestDraft;
  readonly onChange: (part: Partial<RequestDraft>) => void;
}

/** Which case, who is heard, and who else comes. */
export function CaseFields({ draft, onChange }: CaseFieldsProps): ReactNode {
  return (
    <>
      <Labelled label={t('request.caseName')}>
        {(id) => (
          <Input
            id={id}
            value={draft.caseName}
            maxLength={300}
            placeholder={t('request.caseNameHint')}
            onChange={(event) => onChange({ caseName: event.target.value })}
          />
        )}
      </Labelled>
      <div className="request-pair">
        <Labelled label={t('request.caseNumber')}>
          {(id) => (
            <Input
              id={id}
              value={draft.caseNumber}
              maxLength={100}
              placeholder={t('request.caseNumberHint')}
              onChange={(event) => onChange({ caseNumber: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t('request.procedure')}>
          {(id) => (
            <Select
              id={id}
              value={draft.procedure}
              onChange={(procedure) => onChange({ procedure })}
              options={caseProcedures.map((one) => ({ value: one, label: t(`procedure.${one}`) }))}
            />
          )}
        </Labelled>
      </div>
      {!mustUseRoom(draft.procedure) && (
        <p className="request-note text-small">
          {t('request.needNotUseRoom')} <Article code="规定§3" />
        </p>
      )}
      {!purposesAmongOfficers.has(draft.purpose) && <PersonFields draft={draft} onChange={onChange} />}
      <AttendeesField attendees={draft.attendees} onChange={(attendees) => onChange({ attendees })} />
    </>
  );
}

function PersonFields({ draft, onChange }: CaseFieldsProps): ReactNode {
  return (
    <>
      <div className="request-pair">
        <Labelled label={draft.purpose === 'questioning' ? t('request.person') : t('request.personOther')}>
          {(id) => (
            <Input id={id} value={draft.personName} maxLength={300} onChange={(event) => onChange({ personName: event.target.value })} />
          )}
        </Labelled>
        <Labelled label={t('request.personRole')}>
          {(id) => (
            <Select
              id={id}
              value={draft.personRole}
              onChange={(personRole) => onChange({ personRole })}
              options={personRoles.map((role) => ({ value: role, label: t(`personRole.${role}`) }))}
            />
          )}
        </Labelled>
      </div>
      <div className="request-pair">
        <Labelled label={t('request.workUnit')}>
          {(id) => (
            <Input id={id} value={draft.workUnit} maxLength={300} onChange={(event) => onChange({ workUnit: event.target.value })} />
          )}
        </Labelled>
        <Labelled label={t('request.position')}>
          {(id) => (
            <Input id={id} value={draft.position} maxLength={300} onChange={(event) => onChange({ position: event.target.value })} />
          )}
        </Labelled>
      </div>
      <NumberField value={draft} documentLabel={t('request.document')} numberLabel={t('request.idNumber')} onChange={onChange} />
      <Labelled label={t('request.phone')}>
        {(id) => <Input id={id} value={draft.phone} maxLength={40} onChange={(event) => onChange({ phone: event.target.value })} />}
      </Labelled>
    </>
  );
}
