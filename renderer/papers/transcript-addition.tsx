import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { dateTime } from '../components/format';
import { sessionWords } from '../components/session-words';
import { t } from '../i18n/zh-cn';
import { ExhibitLines } from './exhibit-lines';
import { PaperShort } from './paper-short';
import { PaperSuspensions } from './paper-suspensions';
import { PaperUnsigned } from './paper-unsigned';

/**
 * 附记: what was shown, and what became known only when nobody signed any more, so that the pages stay as they were read.
 * As many pages as it takes, each with its head and foot; nothing where there is nothing.
 */
export function TranscriptAddition({ session }: { readonly session: SessionView }): ReactNode {
  const { unsigned, presence, suspensions = [], exhibits, withdrawalNotes } = session;
  const withdrawals = withdrawalNotes?.added ?? [];
  if (!unsigned && (presence?.short ?? []).length + suspensions.length + exhibits.length + withdrawals.length === 0) return null;
  return (
    <table className="sheet-addition">
      <thead>
        <tr>
          <td className="sheet-running">{t('paper.transcript.addition', { record: sessionWords(session).record })}</td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <ExhibitLines session={session} />
            <PaperUnsigned session={session} />
            <PaperShort session={session} />
            <PaperSuspensions session={session} />
            {withdrawals.map(({ at, text }) => (
              <p key={text}>{t('paper.withdrawal', { time: dateTime(at), text })}</p>
            ))}
          </td>
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <td>
            <p className="sheet-addition-foot">
              {t('paper.transcript.code', { code: session.registrationCode ?? t('paper.transcript.beforeSeal') })}
            </p>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
