import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';

/** The rights and duties of the person questioned or heard; their wording is template data of 法制稽查. */
export function RightsList({ told }: Pick<SessionView, 'told'>): ReactNode {
  return (
    <section className="rights">
      <h2>{t('second.rights')}</h2>
      <ol>
        {told.rights.map((right, index) => (
          <li key={right}>
            <b>{index + 1}</b>
            <span>{right}</span>
          </li>
        ))}
      </ol>
      {told.duties.length > 0 && (
        <p className="duties">
          <b>{t('second.duties')}</b>
          {told.duties.join('；')}
        </p>
      )}
    </section>
  );
}
