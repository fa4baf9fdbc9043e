import type { ReactNode } from 'react';
import { SecondAlarms } from './components/alarms/second-alarms';
import { SecondStrip } from './components/strip/second-strip';
import { StripContext } from './components/strip/strip-context';
import { useStrip } from './components/strip/use-strip';
import { useCall } from './components/use-call';
import { SecondScreen } from './screens/second-screen/second-screen';

/** The screen that faces the questioned person: the same strip, larger and in plain words. */
export function SecondWindow(): ReactNode {
  const strip = useStrip();
  const start = useCall('kiosk.start');
  const room = start.data && 'room' in start.data ? start.data.room : undefined;
  return (
    <StripContext value={strip}>
      <div className="window window-second">
        <SecondStrip view={strip.view} silence={strip.silence} room={room} />
        {room && <SecondAlarms />}
        <div className="window-body">
          <div className="page">{room && <SecondScreen room={room} />}</div>
        </div>
      </div>
    </StripContext>
  );
}
