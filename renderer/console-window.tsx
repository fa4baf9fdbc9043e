import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { AlarmBands } from './components/alarms/alarm-bands';
import { DemoBar } from './components/demo-bar/demo-bar';
import { Failure } from './components/failure';
import { RecordingStrip } from './components/strip/recording-strip';
import { StripContext } from './components/strip/strip-context';
import { useStrip } from './components/strip/use-strip';
import { useCall } from './components/use-call';
import { t } from './i18n/zh-cn';
import { FirstAdministratorScreen } from './screens/first-start/first-administrator-screen';
import { RoomFileWrongScreen } from './screens/first-start/room-file-wrong-screen';
import { SetUpWindow } from './set-up-window';
import { SignedInWindow } from './signed-in-window';

/** The console: the strip above everything, and below it what the start and the sign-in allow. */
export function ConsoleWindow(): ReactNode {
  const strip = useStrip();
  const start = useCall('kiosk.start');
  const [demoOpen, setDemoOpen] = useState(false);
  const room = start.data && 'room' in start.data ? start.data.room : undefined;
  const demonstration = room?.demonstration ?? false;

  return (
    <StripContext value={strip}>
      <div className="window">
        <RecordingStrip
          view={strip.view}
          silence={strip.silence}
          demonstration={demonstration ? { open: demoOpen, onToggle: () => setDemoOpen((open) => !open) } : undefined}
        />
        {room && <AlarmBands recording={strip.view === undefined || strip.view.state !== 'idle'} />}
        {demonstration && demoOpen && <DemoBar onClose={() => setDemoOpen(false)} />}
        <div className="window-body">
          {start.data?.kind === 'room-file-wrong' && <RoomFileWrongScreen file={start.data.file} problems={start.data.problems} />}
          {start.data?.kind === 'first-administrator' && (
            <FirstAdministratorScreen where={`${start.data.room.agency.name}　${start.data.room.room.name}`} onCreated={start.reload} />
          )}
          {start.data?.kind === 'set-up' && <SetUpWindow start={start.data} onAdministrator={start.reload} />}
          {start.data?.kind === 'ready' && <SignedInWindow room={start.data.room} />}
          {start.data === undefined && (
            <main className="window-message">
              <Failure error={start.error} />
              {start.error === undefined ? (
                start.loading && <p className="ink-2">{t('app.loading')}</p>
              ) : (
                <Button onClick={start.reload}>{t('app.retry')}</Button>
              )}
            </main>
          )}
        </div>
      </div>
    </StripContext>
  );
}
