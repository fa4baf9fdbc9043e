import { Input } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
}

/** One line of text in a dialog, under its label. */
export function DialogText({ label, value, maxLength, onChange }: Props): ReactNode {
  const id = useId();
  return (
    <label className="dialog-field" htmlFor={id}>
      <span>{label}</span>
      <Input id={id} maxLength={maxLength} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
