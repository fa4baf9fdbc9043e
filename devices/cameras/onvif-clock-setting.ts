import { setTimeout as pause } from 'node:timers/promises';
import type { Camera } from './camera';
import type { CameraClockSetting } from './camera-controls';
import type { OnvifLink } from './onvif-link';
import { xmlText } from './username-token';
import { textAt } from './xml-field';

/** What may be left: ONVIF sets whole seconds, and the way there takes its time. */
const CLOSE_ENOUGH_MS = 1_000;

export class OnvifClockSetting implements CameraClockSetting {
  constructor(
    private readonly link: OnvifLink,
    private readonly camera: Pick<Camera, 'clockOffsetMs'>,
  ) {}

  async set(): Promise<number> {
    await this.link.inSession(async (session) => {
      const told = await session.ask('device', 'GetSystemDateAndTime');
      const zone = textAt(told, 'GetSystemDateAndTimeResponse', 'SystemDateAndTime', 'TimeZone', 'TZ') ?? 'CST-8';
      // Sent as the second begins, for the camera begins its own when it reads this; a timer may wake a moment before it.
      const second = new Date(Date.now() - (Date.now() % 1_000) + 1_000);
      await pause(second.getTime() - Date.now());
      await session.ask('device', 'SetSystemDateAndTime', settingOf(second, zone));
    });
    // Many answer with success and set nothing.
    const offsetMs = await this.camera.clockOffsetMs();
    if (Math.abs(offsetMs) > CLOSE_ENOUGH_MS) throw this.link.error('camera.clock-not-set', `still off by ${offsetMs} ms`);
    return offsetMs;
  }
}

function settingOf(at: Date, zone: string): string {
  const time = `<tt:Time><tt:Hour>${at.getUTCHours()}</tt:Hour><tt:Minute>${at.getUTCMinutes()}</tt:Minute><tt:Second>${at.getUTCSeconds()}</tt:Second></tt:Time>`;
  const date = `<tt:Date><tt:Year>${at.getUTCFullYear()}</tt:Year><tt:Month>${at.getUTCMonth() + 1}</tt:Month><tt:Day>${at.getUTCDate()}</tt:Day></tt:Date>`;
  return `<q:DateTimeType>Manual</q:DateTimeType><q:DaylightSavings>false</q:DaylightSavings><q:TimeZone><tt:TZ>${xmlText(zone)}</tt:TZ></q:TimeZone><q:UTCDateTime>${time}${date}</q:UTCDateTime>`;
}
