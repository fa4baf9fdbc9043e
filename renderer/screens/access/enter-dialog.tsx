import { Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EntryDraft, InsideView } from '../../../services/contract/room-use';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { emptyEntry, readEntry, type EntryForm } from './entry-draft';
import { EntryFields } from './entry-fields';

const standings = ['staff', 'authorised', 'approved'] as const satisfies readonly EntryDraft['standing'][];

interface Props {
  readonly onClose: () => void;
  readonly onEntered: (inside: InsideView) => void;
}

/** 规定§8-§10: the line of the register before somebody goes in, by how that person comes to be let in. */
export function EnterDialog({ onClose, onEntered }: Props): ReactNode {
  const people = useCall('people.list');
  const authorisations = useCall('authorisation.list');
  const [form, setForm] = useState<EntryForm>(emptyEntry);
  const deed = useDeed();
  const reading = readEntry(form);

  function change(part: Partial<EntryForm>): void {
    deed.clear();
    setForm({ ...form, ...part });
  }
  async function submit(): Promise<void> {
    if (!('draft' in reading)) return;
    const went = await deed.run(async () => onEntered(await call('admission.enter', reading.draft)));
    if (went) onClose();
    else setForm((old) => ({ ...old, approval: { ...old.approval, pin: '' } }));
  }

  return (
    <Dialog title={t('enter.title')} article="规定§10" width={860} onClose={onClose}>
      <div className="dialog-body">
        <Segmented
          block
          aria-label={t('enter.standing')}
          value={form.standing}
          onChange={(standing) => change({ standing })}
          options={standings.map((value) => ({ value, label: t(`enter.standing.${value}`) }))}
        />
        <p className="ink-2">{t(`enter.lead.${form.standing}`)}</p>
        <EntryFields form={form} people={people.data ?? []} authorisations={authorisations.data ?? []} onChange={change} />
        <Failure error={people.error ?? authorisations.error ?? deed.error} />
        <DialogFoot
          hint={'missing' in reading ? t(`enter.missing.${reading.missing}`) : t('enter.ready')}
          submit={t(form.standing === 'approved' ? 'enter.submit.approved' : 'enter.submit')}
          ready={'draft' in reading}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
