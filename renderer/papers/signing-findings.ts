import type { SessionView } from '../../services/contract/sessions';
import { onPaper } from '../../services/contract/signing';
import { sessionWords } from '../components/session-words';
import { unsignedReason, unsignedTitle } from '../components/unsigned-words';
import { t } from '../i18n/zh-cn';

type Signed = Pick<SessionView, 'purpose' | 'record' | 'unsigned' | 'inspectors' | 'signature' | 'signing' | 'signedAt' | 'reviewedAt'>;

/** 规定§15, 制度§19: what was not signed that is to be: by the person, with the reason, or by an officer of the 笔录. */
export function signingFindings(session: Signed): readonly string[] {
  const { unsigned, record } = session;
  const { person = '', record: name } = sessionWords(session);
  if (unsigned) {
    // Words often end with their own full stop.
    const reason = unsignedReason(unsigned).replace(/。$/, '');
    return [t('report.finding.unsigned', { title: unsignedTitle(session, unsigned), reason })];
  }
  if (record?.unsignedReason !== undefined)
    return [t('report.finding.recordUnsigned', { person, record: name, reason: record.unsignedReason })];
  const missing = officersMissing(session);
  return missing.length === 0 ? [] : [t('report.finding.officers', { names: missing.join('、'), record: name })];
}

/** Of a 笔录 that was signed on the pad; on paper, and on a record, officers sign by hand as well. */
function officersMissing({ record, signature, signing, inspectors }: Signed): readonly string[] {
  if (record || signature === undefined || signature.device === onPaper) return [];
  return inspectors.filter(({ personId }) => !signing.officers.some((each) => each.personId === personId)).map(({ name }) => name);
}
