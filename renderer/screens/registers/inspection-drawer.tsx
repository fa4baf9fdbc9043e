import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { InspectionPage, InspectionView } from '../../../services/contract/inspections';
import { registerNumber } from '../../../services/contract/register-number';
import { t } from '../../i18n/zh-cn';
import { CorrectionDialog } from './correction-dialog';

interface Props extends Pick<InspectionPage, 'title' | 'columns'> {
  readonly inspection: InspectionView;
  readonly onClose: () => void;
  readonly onCorrected: () => void;
}

/** One check: what it found, what had to be corrected, what was done. */
export function InspectionDrawer({ title, columns, inspection, onClose, onCorrected }: Props): ReactNode {
  const { number, standing, cells } = inspection;
  const [correcting, setCorrecting] = useState(false);
  return (
    <Drawer open rootClassName="register-drawer" onClose={onClose} size={720} title={`${title}　${registerNumber(number)}`}>
      <dl className="register-line findings-lines">
        {columns.map(({ key, title: name }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{cells[key] === '' ? t('registers.line.empty') : cells[key]}</dd>
          </div>
        ))}
      </dl>
      {standing !== 'clear' && (
        <div className="findings-deeds">
          <Button type="primary" onClick={() => setCorrecting(true)}>
            {t('inspections.correct')}
          </Button>
        </div>
      )}
      {correcting && <CorrectionDialog number={number} onDone={onCorrected} onClose={() => setCorrecting(false)} />}
    </Drawer>
  );
}
