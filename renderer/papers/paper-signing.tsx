import type { ReactNode } from 'react';
import type { SigningView } from '../../services/contract/sessions';
import { onPaper } from '../../services/contract/signing';
import { dateTime } from '../components/format';
import { sentence, t } from '../i18n/zh-cn';

/** A drawn signature or a thumbprint in its place, with when and by which device it was taken. */
export function PaperSigning({
  label,
  signing,
}: {
  readonly label: string;
  readonly signing: Omit<SigningView, 'textHash'> | undefined;
}): ReactNode {
  return (
    <figure>
      <figcaption>{label}</figcaption>
      <div className="paper-signing-place">
        {signing?.image && <img src={signing.image} alt={label} />}
        {signing?.device === onPaper && !signing.image && t('paper.transcript.onPaper')}
      </div>
      <small>
        {signing
          ? t('paper.signing.at', { time: dateTime(signing.at), device: sentence(`device.${signing.device}`) ?? signing.device })
          : t('paper.signing.none')}
        {signing && !signing.holds && <strong className="paper-broken">{t('paper.signing.broken')}</strong>}
      </small>
    </figure>
  );
}
