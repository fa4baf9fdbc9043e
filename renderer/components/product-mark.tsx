import type { ReactNode } from 'react';
import { t } from '../i18n/zh-cn';
import './product-mark.css';

export function ProductMark(): ReactNode {
  return (
    <div className="product-mark">
      <svg width="56" height="56" viewBox="0 0 56 56" aria-hidden>
        <rect width="56" height="56" rx="8" fill="var(--primary)" />
        <circle cx="28" cy="28" r="14.5" fill="none" stroke="#fff" strokeWidth="4.5" />
        <circle cx="28" cy="28" r="5" fill="#fff" />
      </svg>
      <div>
        <strong>{t('app.name')}</strong>
        <span>{t('app.subtitle')}</span>
      </div>
    </div>
  );
}
