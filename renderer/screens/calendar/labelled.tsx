import { useId } from 'react';
import type { ReactNode } from 'react';

/** A field under its name. */
export function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className="request-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
