import type { ReactNode } from 'react';
import type { DiscLabelView } from '../../services/contract/archive';
import { t } from '../i18n/zh-cn';
import { DiscLabel } from './disc-label';

/** Both faces in true size on one sheet, with marks to cut or to lay a printable disc on. */
export function DiscLabelsPaper({ labels }: { readonly labels: readonly DiscLabelView[] }): ReactNode {
  return (
    <div className="label-sheet">
      {labels.map((label) => (
        <div key={label.copy} className="label-cut">
          <i className="cut cut-nw" />
          <i className="cut cut-ne" />
          <i className="cut cut-sw" />
          <i className="cut cut-se" />
          <DiscLabel label={label} />
        </div>
      ))}
      <p className="label-hint">{t('paper.label.hint')}</p>
    </div>
  );
}
