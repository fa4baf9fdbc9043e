import { Select } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../i18n/zh-cn';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly placeholder?: string;
  /** Said in the list where there is nothing to choose. */
  readonly empty?: string;
  readonly onChange: (value: string | undefined) => void;
}

/** One choice of a dialog with its label above; the list is searched by typing. */
export function LabelledSelect({ label, value, options, placeholder, empty, onChange }: Props): ReactNode {
  return (
    <label className="dialog-field">
      <span>{label}</span>
      <Select
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={placeholder ?? t('select.choose')}
        notFoundContent={empty}
        value={value ?? null}
        onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
        options={[...options]}
      />
    </label>
  );
}
