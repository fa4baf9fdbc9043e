import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';

interface Props {
  /** The reader waits for the finger. */
  readonly waiting: boolean;
  /** It opens only after the signature. */
  readonly open: boolean;
  readonly image: string | undefined;
}

export function ThumbprintPlace({ waiting, open, image }: Props): ReactNode {
  return (
    <div className={open ? 'thumb-place thumb-open' : 'thumb-place'} data-testid="thumbprint-place">
      {image ? <img src={image} alt={t('paper.transcript.thumbprint')} /> : <i aria-hidden />}
      <b>{t('second.thumb.finger')}</b>
      <span>{waiting ? t('second.thumb.press') : open ? t('second.thumb.ready') : t('second.thumb.after')}</span>
    </div>
  );
}
