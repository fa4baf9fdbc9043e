import type { SessionView } from '../../services/contract/sessions';
import type { UnsignedView } from '../../services/contract/stops';
import { t } from '../i18n/zh-cn';

/** How far it had come: whether even the signature is missing. */
export function unsignedTitle(session: Pick<SessionView, 'record' | 'reviewedAt' | 'signedAt'>, { how }: UnsignedView): string {
  if (how === 'stopped' && session.record) return t('unsigned.ended.stopped.record');
  if (how === 'stopped') return t(session.reviewedAt === undefined ? 'unsigned.ended.stopped.unread' : 'unsigned.ended.stopped');
  if (session.signedAt !== undefined) return t('unsigned.ended.noThumbprint');
  return t(session.reviewedAt === undefined ? 'unsigned.ended.notRead' : 'unsigned.ended.notSigned');
}

/** The ground and what happened, in one line. */
export function unsignedReason({ ground, words }: UnsignedView): string {
  return words === '' ? ground : t('unsigned.reason', { ground, words });
}
