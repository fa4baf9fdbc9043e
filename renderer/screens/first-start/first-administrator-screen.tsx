import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Failure } from '../../components/failure';
import { PinTwice } from '../../components/pin-pad/pin-twice';
import { ProductMark } from '../../components/product-mark';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import './first-start.css';
import { firstAdministratorProblem } from './first-administrator-problem';
import type { FirstAdministratorDraft } from './first-administrator-problem';

export interface FirstAdministratorScreenProps {
  /** Agency and room, as far as they have names. */
  readonly where: string;
  readonly onCreated: () => void;
}

/** A room without people: its first administrator names himself and is signed in at once. */
export function FirstAdministratorScreen({ where, onCreated }: FirstAdministratorScreenProps): ReactNode {
  const [draft, setDraft] = useState<FirstAdministratorDraft>({ name: '', department: '', pin: '', again: '' });
  const deed = useDeed();
  const problem = firstAdministratorProblem(draft);

  async function submit(): Promise<void> {
    if (problem !== undefined) return;
    const { name, department, pin } = draft;
    if (await deed.run(() => call('people.createFirstAdministrator', { name: name.trim(), department: department.trim(), pin })))
      onCreated();
  }

  const field = (key: 'name' | 'department') => ({
    value: draft[key],
    onChange: (value: string) => setDraft({ ...draft, [key]: value }),
  });
  return (
    <main className="first-start">
      <ProductMark />
      <div>
        <p className="ink-2">{where}</p>
        <h1 className="text-title">{t('firstStart.title')}</h1>
        <p className="first-start-lead">{t('firstStart.lead')}</p>
      </div>
      <form
        className="first-start-form panel"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label={t('firstStart.name')} {...field('name')} autoFocus />
        <Field label={t('firstStart.department')} {...field('department')} />
        <PinTwice value={draft} onChange={(pin) => setDraft({ ...draft, ...pin })} />
        <Failure error={deed.error} />
        <Button type="primary" size="large" htmlType="submit" disabled={problem !== undefined} loading={deed.busy}>
          {t('firstStart.submit')}
        </Button>
        <p className="text-small">{problem === undefined ? '' : t(problem)}</p>
      </form>
    </main>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

function Field({ label, value, onChange, autoFocus = false }: FieldProps): ReactNode {
  const id = useId();
  return (
    <div className="first-start-field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} autoFocus={autoFocus} maxLength={40} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
