import { ToolOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EquipmentView } from '../../../services/contract/equipment';
import { Failure } from '../../components/failure';
import { PinDialog } from '../../components/pin-dialog';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { CameraPanel } from './camera-panel';
import './devices.css';
import { RemoteViewPanel } from './remote-view-panel';
import { SpeechPanel } from './speech-panel';

/** The room's cameras beside their streams, and the way to the set-up assistant. */
export function DevicesScreen(): ReactNode {
  const { person } = useShell();
  const loaded = useCall('equipment.view');
  const [heard, setHeard] = useState<EquipmentView | undefined>();
  const [entering, setEntering] = useState(false);
  useEvent('equipment.changed', setHeard);
  const cameras = (heard ?? loaded.data)?.cameras ?? [];
  return (
    <main className="devices">
      <header className="devices-head">
        <h1 className="text-title">{t('devices.title')}</h1>
        <p className="ink-2">{t('devices.lead')}</p>
        <Button icon={<ToolOutlined aria-hidden />} onClick={() => setEntering(true)}>
          {t('setUp.enter')}
        </Button>
      </header>
      <Failure error={loaded.error} />
      <div className="devices-cameras">
        {cameras.map((camera) => (
          <CameraPanel key={camera.id} camera={camera} />
        ))}
      </div>
      <RemoteViewPanel />
      <SpeechPanel />
      {entering && (
        <PinDialog
          title={t('setUp.enterTitle')}
          lead={t('setUp.enterLead')}
          name={person.name}
          submit={t('setUp.enterSubmit')}
          onSubmit={(pin) => call('setUp.enter', pin)}
          onClose={() => setEntering(false)}
        />
      )}
    </main>
  );
}
