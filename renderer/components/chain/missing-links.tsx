import { WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ChainLinkView } from '../../../services/contract/bookings';
import { sentence, t } from '../../i18n/zh-cn';
import { Article } from '../article/article';
import './missing-links.css';

/** What was left out of a booking's chain, by which article. */
export function MissingLinks({ links }: { readonly links: readonly ChainLinkView[] }): ReactNode {
  return (
    <div className="missing-links" role="note">
      <WarningFilled aria-hidden />
      <ul>
        {links.map((link) => (
          <li key={link.link}>
            <strong>
              {t('chain.missing', {
                link: t(`link.${link.link}`),
                what: sentence(`missing.${link.missing?.code ?? ''}`) ?? t('missing.unknown'),
              })}
            </strong>
            {link.missing && <Article code={link.missing.article} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
