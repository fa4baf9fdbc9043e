import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';

const rights = [
  'second.right.state',
  'second.right.withdraw',
  'second.right.unrelated',
  'second.right.correct',
  'second.right.rest',
] as const;

/** The rights of the person questioned or heard; wording is template data of 法制稽查. */
export function RightsList({ questioned }: { readonly questioned: boolean }): ReactNode {
  return (
    <section className="rights">
      <h2>{t('second.rights')}</h2>
      <ol>
        {rights
          .filter((right) => questioned || right !== 'second.right.unrelated')
          .map((right, index) => (
            <li key={right}>
              <b>{index + 1}</b>
              <span>{t(right)}</span>
            </li>
          ))}
      </ol>
    </section>
  );
}
