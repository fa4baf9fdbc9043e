import type { ReactNode } from 'react';
import { ProductMark } from '../../components/product-mark';
import { t } from '../../i18n/zh-cn';

/** Where one is while there is no room. */
export function SetUpAside({ replaces }: { readonly replaces: boolean }): ReactNode {
  return (
    <aside className="sign-in-room">
      <ProductMark />
      <div className="sign-in-place">
        <h2>{replaces ? t('setUp.title') : t('setUp.noRoom')}</h2>
        <span>{replaces ? t('setUp.signInAgain') : t('setUp.signInLead')}</span>
      </div>
      <div className="sign-in-notes text-small">
        <p>{t('setUp.notWatched')}</p>
      </div>
    </aside>
  );
}
