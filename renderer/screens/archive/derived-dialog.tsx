import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DerivedKind, DerivedRequest } from '../../../services/contract/derived';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface DerivedDialogProps {
  readonly kind: DerivedKind;
  readonly sessionId: string;
  readonly onClose: () => void;
}

/** Asks what for, where to, and for 画中画 which camera is the large one. */
export function DerivedDialog({ kind, sessionId, onClose }: DerivedDialogProps): ReactNode {
  const { data, error } = useCall('derived.options', sessionId);
  const [purpose, setPurpose] = useState('');
  const [folder, setFolder] = useState('');
  const [chosen, setChosen] = useState<{ readonly main?: string; readonly inset?: string }>({});
  const deed = useDeed();
  const cameras = data?.cameras ?? [];
  const mainId = chosen.main ?? cameras[0]?.id ?? '';
  const insetId = chosen.inset ?? cameras.find(({ id }) => id !== mainId)?.id ?? '';
  const common = { sessionId, purpose: purpose.trim(), folder: folder.trim() };
  const request: DerivedRequest = kind === 'export' ? { ...common, kind } : { ...common, kind, mainId, insetId };
  const given = common.purpose !== '' && data !== undefined;

  async function submit(): Promise<void> {
    if (await deed.run(() => call('derived.ask', request))) onClose();
  }

  return (
    <Dialog title={t(`derived.dialog.${kind}`)} width={640} onClose={onClose}>
      <div className="dialog-body">
        <p>{t(`derived.dialog.lead.${kind}`)}</p>
        <label className="dialog-field">
          <span>{t('derived.purpose')}</span>
          <Input
            autoFocus
            maxLength={200}
            aria-label={t('derived.purpose')}
            placeholder={t('derived.purpose.example')}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </label>
        {kind === 'composite' && (
          <div className="derived-cameras">
            <CameraChoice label={t('derived.main')} cameras={cameras} value={mainId} onChange={(main) => setChosen({ main })} />
            <CameraChoice
              label={t('derived.inset')}
              cameras={cameras}
              value={insetId}
              onChange={(inset) => setChosen({ main: mainId, inset })}
            />
          </div>
        )}
        <label className="dialog-field">
          <span>{t('derived.folder')}</span>
          <Input aria-label={t('derived.folder')} maxLength={500} value={folder} onChange={(event) => setFolder(event.target.value)} />
          <span className="text-small">{t('derived.folder.hint', { folder: data?.defaultFolder ?? '' })}</span>
        </label>
        <Failure error={deed.error ?? error} />
        <DialogFoot
          hint={given ? '' : t('derived.missing')}
          submit={t(`derived.do.${kind}`)}
          ready={given}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}

interface CameraChoiceProps {
  readonly label: string;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function CameraChoice({ label, cameras, value, onChange }: CameraChoiceProps): ReactNode {
  return (
    <label className="dialog-field">
      <span>{label}</span>
      <Select aria-label={label} value={value} onChange={onChange} options={cameras.map(({ id, name }) => ({ value: id, label: name }))} />
    </label>
  );
}
