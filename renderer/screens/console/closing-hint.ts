import type { SessionView } from '../../../services/contract/sessions';
import { isInUse, sessionWords } from '../../components/session-words';
import { t } from '../../i18n/zh-cn';

/** What comes next, where it isn't a questioning. */
export function closingHint(session: SessionView): string {
  const { phase, record } = session;
  const { act, person = '', lead, record: name } = sessionWords(session);
  if (isInUse(session)) {
    return record?.form.signature ? t('closing.hint.use.sign', { record: name, person }) : t('closing.hint.use', { record: name });
  }
  switch (phase) {
    case 'opening':
      return t('closing.hint.opening.notice', { act });
    case 'reviewing':
      return t('closing.hint.reviewing', { person });
    case 'reviewed':
      return t('closing.hint.reviewed', { person });
    case 'signed':
      return t('closing.hint.signed', { lead });
    case 'interrupted':
      return t('closing.hint.interrupted');
    default:
      return t(`console.hint.${phase}`);
  }
}
