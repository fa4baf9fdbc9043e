import { Input } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import '../dialog.css';
import './pin-pad.css';
import { pinLength, type NewPin } from './pin';

interface Props {
  readonly value: NewPin;
  readonly onChange: (value: NewPin) => void;
}

/** A new PIN, typed twice by the one whose it is. */
export function PinTwice({ value, onChange }: Props): ReactNode {
  const id = useId();
  const field = (key: keyof NewPin, label: string) => (
    <label className="dialog-field" htmlFor={`${id}-${key}`}>
      <span>{label}</span>
      <Input.Password
        id={`${id}-${key}`}
        value={value[key]}
        inputMode="numeric"
        maxLength={pinLength}
        visibilityToggle={false}
        autoComplete="new-password"
        onChange={(event) => onChange({ ...value, [key]: event.target.value.replace(/\D/g, '') })}
      />
    </label>
  );
  return (
    <div className="pin-twice">
      {field('pin', t('newPin.pin'))}
      {field('again', t('newPin.again'))}
    </div>
  );
}
