import { EyeFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { StripView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { clockTime } from '../format';

/** F24: whoever is in the room sees who watches from outside, as long as it lasts. */
export function WatchedBand({ view }: { readonly view: StripView | undefined }): ReactNode {
  const watchers = view?.watchers ?? [];
  if (watchers.length === 0) return null;
  const names = watchers.map(({ name, since }) => t('remote.band.one', { name, time: clockTime(since) })).join('；');
  return (
    <div className="strip-watched" role="status" data-testid="watched">
      <EyeFilled aria-hidden />
      {t('remote.band', { names })}
    </div>
  );
}
