import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';

interface Props {
  readonly session: SessionView;
  readonly pages: number;
  readonly shown: number;
  readonly seen: ReadonlySet<number>;
  readonly show: (page: number) => void;
}

/** Every page with where it stands; a press opens it. */
export function PageChips({ session, pages, shown, seen, show }: Props): ReactNode {
  return (
    <div className="page-chips">
      {Array.from({ length: pages }, (_, index) => index + 1).map((page) => {
        const signed = session.signing.pages.some((each) => each.page === page && each.holds);
        return (
          <button
            key={page}
            type="button"
            className={`page-chip${page === shown ? ' page-chip-now' : signed ? ' page-chip-signed' : ''}`}
            aria-current={page === shown ? 'page' : undefined}
            onClick={() => show(page)}
          >
            <b>{t('second.page', { page: String(page) })}</b>
            <span>
              {signed && <CheckOutlined aria-hidden />}{' '}
              {t(
                signed
                  ? 'second.page.signed'
                  : page === shown
                    ? 'second.page.reading'
                    : seen.has(page)
                      ? 'second.page.seen'
                      : 'second.page.unseen',
              )}
            </span>
          </button>
        );
      })}
    </div>
  );
}
