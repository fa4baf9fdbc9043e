import type { ReactNode } from 'react';
import type { Place } from './components/shell';
import { AccessScreen } from './screens/access/access-screen';
import { ArchiveScreen } from './screens/archive/archive-screen';
import { CalendarScreen } from './screens/calendar/calendar-screen';
import { ConsoleScreen } from './screens/console/console-screen';
import { DevicesScreen } from './screens/devices/devices-screen';
import { DiscDeskScreen } from './screens/disc-desk/disc-desk-screen';
import { HandoverScreen } from './screens/handover/handover-screen';
import { HomeScreen } from './screens/home/home-screen';
import { PlaybackScreen } from './screens/playback/playback-screen';
import { PreflightScreen } from './screens/pre-flight/preflight-screen';
import { RegistersScreen } from './screens/registers/registers-screen';
import { UpkeepScreen } from './screens/upkeep/upkeep-screen';

/** The screen of a place. */
export function PlaceScreen({ place }: { readonly place: Place }): ReactNode {
  switch (place.kind) {
    case 'home':
      return <HomeScreen />;
    case 'calendar':
      return <CalendarScreen key={place.bookingId ?? ''} bookingId={place.bookingId} date={place.date} />;
    case 'pre-flight':
      return <PreflightScreen />;
    case 'console':
      return <ConsoleScreen />;
    case 'disc-desk':
      return <DiscDeskScreen />;
    case 'handover':
      return <HandoverScreen />;
    case 'archive':
      return <ArchiveScreen />;
    case 'registers':
      return <RegistersScreen findingsOf={place.findingsOf} />;
    case 'access':
      return <AccessScreen />;
    case 'upkeep':
      return <UpkeepScreen first={place.tab} />;
    case 'devices':
      return <DevicesScreen />;
    case 'playback':
      return <PlaybackScreen key={place.sessionId ?? ''} />;
  }
}
