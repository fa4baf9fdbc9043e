import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { dateTime } from '../components/format';
import { unsignedReason, unsignedTitle } from '../components/unsigned-words';
import { t } from '../i18n/zh-cn';

/** What stands where signature and thumbprint are missing: why, who else saw it, and the two officers with their times. Nothing where both are there. */
export function PaperUnsigned({ session }: { readonly session: SessionView }): ReactNode {
  const { unsigned } = session;
  if (!unsigned) return null;
  return (
    <div className="paper-unsigned">
      <p className="paper-statement">{unsignedTitle(session, unsigned)}</p>
      <p>{t(`paper.unsigned.reason.${unsigned.how}`, { reason: unsignedReason(unsigned) })}</p>
      {unsigned.witness !== '' && <p>{t('paper.unsigned.witness', { name: unsigned.witness })}</p>}
      <p>
        {t('paper.unsigned.by', {
          officers: unsigned.by.map(({ name, at }) => t('paper.unsigned.officer', { name, time: dateTime(at) })).join('；'),
        })}
      </p>
    </div>
  );
}
