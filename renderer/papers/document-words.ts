import type { QuestionedPerson } from '../../services/contract/bookings';
import { t } from '../i18n/zh-cn';

/** Which document and its number, as the form asks for both; empty where no number was given. */
export function documentWords({ document, idNumber }: Pick<QuestionedPerson, 'document' | 'idNumber'>): string {
  return idNumber === '' ? '' : t('paper.idNumber', { document: t(`document.${document}`), number: idNumber });
}
