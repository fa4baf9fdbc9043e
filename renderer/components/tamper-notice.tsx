import { WarningFilled } from '@ant-design/icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EquipmentView } from '../../services/contract/equipment';
import { t } from '../i18n/zh-cn';
import { useEvent } from '../kiosk/kiosk';
import { clockTime } from './format';
import './tamper-notice.css';
import { useCall } from './use-call';

/** A camera says that its picture is covered, turned away or spoiled: attention, and no alarm, for what is recorded is judged by itself. */
export function TamperNotice(): ReactNode {
  const first = useCall('equipment.view');
  const [heard, setHeard] = useState<EquipmentView | undefined>();
  useEvent('equipment.changed', setHeard);
  const cameras = (heard ?? first.data)?.cameras ?? [];
  return cameras.map(
    ({ id, name, tamperedSince }) =>
      tamperedSince !== undefined && (
        <p key={id} className="tamper-notice" role="status" data-testid={`tamper-${id}`}>
          <WarningFilled aria-hidden />
          <strong>{t('devices.tamperNotice', { camera: name, time: clockTime(tamperedSince) })}</strong>
          {t('devices.tamperNext')}
        </p>
      ),
  );
}
