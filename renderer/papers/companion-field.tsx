import type { CSSProperties, ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { t } from '../i18n/zh-cn';

interface Props {
  readonly session: SessionView;
  readonly companion: number;
  readonly style: CSSProperties;
}

/** A row of the head: who is there for the questioned person's sake, with document and relation as they were entered. */
export function CompanionField({ session, companion, style }: Props): ReactNode {
  const found = session.companions.find(({ number }) => number === companion);
  if (!found) return null;
  const { role, name, relation, organisation, language, document, idNumber, ground } = found;
  const number = idNumber === '' ? '' : t('paper.idNumber', { document: t(`document.${document}`), number: idNumber });
  return (
    <dl className="sheet-fields" style={style}>
      <div>
        <dt>{t(`paper.companion.${role}`)}</dt>
        <dd>{[name, relation, organisation, language, number, ground].filter((part) => part !== '').join('　')}</dd>
      </div>
    </dl>
  );
}
