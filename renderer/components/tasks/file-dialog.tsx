import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { ReasonDialog } from '../reason-dialog';

/** Where the two discs are filed (归档). */
export function FileDialog({ sessionId, onClose }: { readonly sessionId: string; readonly onClose: () => void }): ReactNode {
  return (
    <ReasonDialog
      title={t('file.title')}
      lead={t('file.lead')}
      label={t('file.place')}
      placeholder={t('file.placeholder')}
      submit={t('file.submit')}
      missing={t('file.missing')}
      onSubmit={(place) => call('archive.file', sessionId, place)}
      onClose={onClose}
    />
  );
}
