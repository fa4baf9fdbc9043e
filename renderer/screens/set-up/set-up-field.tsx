import { useId } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** The control, with the id that its label names. */
  readonly children: (id: string) => ReactNode;
}

/** A label over its control, and beneath what helps to fill it in. */
export function SetUpField({ label, hint, children }: Props): ReactNode {
  const id = useId();
  return (
    <div className="set-up-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <span className="text-small">{hint}</span>}
    </div>
  );
}
