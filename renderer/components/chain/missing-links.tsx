import { WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ChainLinkView, RoomPurpose } from '../../../services/contract/bookings';
import { sentence, t } from '../../i18n/zh-cn';
import { Article } from '../article/article';
import { linkName } from '../session-words';
import './missing-links.css';

/** What was left out of a booking's chain, by which article. */
export function MissingLinks({ purpose, links }: { readonly purpose: RoomPurpose; readonly links: readonly ChainLinkView[] }): ReactNode {
  return (
    <div className="missing-links" role="note">
      <WarningFilled aria-hidden />
      <ul>
        {links.map((link) => (
          <li key={link.link}>
            <strong>
              {t('chain.missing', {
                link: linkName(purpose, link.link),
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
