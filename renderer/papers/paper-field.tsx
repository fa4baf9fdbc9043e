import type { ReactNode } from 'react';
import { t } from '../i18n/zh-cn';

/** A preset field: every one is filled, and an empty one says so. */
export function PaperField({
  label,
  children,
  wide = false,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}): ReactNode {
  const empty = children === '' || children === undefined;
  return (
    <div className={wide ? 'paper-field paper-field-wide' : 'paper-field'}>
      <dt>{label}</dt>
      <dd>{empty ? t('paper.none') : children}</dd>
    </div>
  );
}
