import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import type { UnsignedDraft, UnsignedKind } from '../../../services/contract/stops';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { CredentialFields, credentialOf, noCredential } from '../../components/signing/credential-fields';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly how: UnsignedKind;
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  /** What is being written reaches the store before the end. */
  readonly flush: () => Promise<boolean>;
  readonly onClose: () => void;
}

/** The end without the person's signature: a ground of the list, what happened, and both officers with the own PIN (规定§15, 制度§19). */
export function UnsignedDialog({ how, session, take, flush, onClose }: Props): ReactNode {
  const grounds = useCall('session.grounds');
  const people = useCall('people.list');
  const [draft, setDraft] = useState<UnsignedDraft>({ how, ground: '', words: '', witness: '', basis: '' });
  const [lead, recorder] = session.inspectors;
  const [first, setFirst] = useState({ ...noCredential, personId: lead?.personId });
  const [second, setSecond] = useState({ ...noCredential, personId: recorder?.personId });
  const deed = useDeed();
  const groundId = useId();
  const list = grounds.data?.[how] ?? [];
  const ground = list.find(({ key }) => key === draft.ground);
  const [one, other] = [credentialOf(first), credentialOf(second)];
  const hint = !ground
    ? t('unsigned.missing.ground')
    : ground.wantsWords && draft.words.trim() === ''
      ? t('unsigned.missing.words')
      : how === 'stopped' && draft.basis.trim() === ''
        ? t('unsigned.missing.basis')
        : !one || !other
          ? t('unsigned.missing.officers')
          : '';
  const officerOf = (personId: string | undefined) => (people.data ?? []).filter(({ id }) => id === personId);

  async function submit(): Promise<void> {
    if (!one || !other) return;
    const ended = await deed.run(async () => {
      if (!(await flush())) throw new Error('the transcript is not saved');
      take(await call('session.endUnsigned', session.id, draft, one, other));
    });
    if (ended) {
      onClose();
      return;
    }
    setFirst((old) => ({ ...old, pin: '' }));
    setSecond((old) => ({ ...old, pin: '' }));
  }
  const put = (change: Partial<UnsignedDraft>): void => setDraft({ ...draft, ...change });

  return (
    <Dialog title={t(`unsigned.title.${how}`)} article={how === 'refused' ? '规定§15' : '制度§19'} width={880} onClose={onClose}>
      <div className="dialog-body">
        <p className="ink-2">{t(`unsigned.lead.${how}`)}</p>
        <div className="dialog-field">
          <span id={groundId}>{t(`unsigned.ground.${how}`)}</span>
          <Radio.Group
            aria-labelledby={groundId}
            value={draft.ground}
            onChange={(event) => put({ ground: String(event.target.value) })}
            options={list.map(({ key, label }) => ({ value: key, label }))}
          />
        </div>
        <TextField label={t(`unsigned.words.${how}`)} value={draft.words} onChange={(words) => put({ words })} />
        {how === 'stopped' ? (
          <TextField label={t('unsigned.basis')} value={draft.basis} onChange={(basis) => put({ basis })} />
        ) : (
          <label className="dialog-field">
            <span>{t('unsigned.witness')}</span>
            <Input
              aria-label={t('unsigned.witness')}
              maxLength={100}
              value={draft.witness}
              onChange={(event) => put({ witness: event.target.value })}
            />
          </label>
        )}
        <div className="dialog-people">
          <fieldset>
            <CredentialFields people={officerOf(lead?.personId)} personLabel={t('unsigned.first')} value={first} onChange={setFirst} />
          </fieldset>
          <fieldset>
            <CredentialFields
              people={officerOf(recorder?.personId)}
              personLabel={t('unsigned.second')}
              value={second}
              onChange={setSecond}
            />
          </fieldset>
        </div>
        <Failure error={grounds.error ?? people.error ?? deed.error} />
        <DialogFoot
          hint={hint}
          submit={t(`unsigned.submit.${how}`)}
          ready={hint === ''}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}

function TextField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <label className="dialog-field" htmlFor={id}>
      <span>{label}</span>
      <Input.TextArea id={id} rows={2} maxLength={1_000} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
