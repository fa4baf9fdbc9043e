import type { CameraMovement, MoveSpeed, Preset } from './camera-controls';
import type { OnvifLink } from './onvif-link';
import { overMedia, profilesOf } from './onvif-media';
import type { OnvifSession } from './onvif-session';
import { plainWords } from './plain-words';
import { xmlText } from './username-token';
import { listAt, textAt } from './xml-field';

export class OnvifMovement implements CameraMovement {
  constructor(private readonly link: OnvifLink) {}

  async presets(): Promise<readonly Preset[]> {
    return this.moving(async (session, profile) => {
      const data = await session.ask('ptz', 'GetPresets', profile);
      return listAt(data, 'GetPresetsResponse', 'Preset').flatMap((preset): Preset[] => {
        const token = textAt(preset, '$', 'token');
        return token === undefined ? [] : [{ token, name: plainWords(textAt(preset, 'Name') ?? '') }];
      });
    });
  }

  async goTo(presetToken: string): Promise<void> {
    await this.moving((session, profile) =>
      session.ask('ptz', 'GotoPreset', `${profile}<q:PresetToken>${xmlText(presetToken)}</q:PresetToken>`),
    );
  }

  async move({ pan, tilt, zoom }: MoveSpeed): Promise<void> {
    const velocity = `<q:Velocity><tt:PanTilt x="${speed(pan)}" y="${speed(tilt)}"/><tt:Zoom x="${speed(zoom)}"/></q:Velocity>`;
    await this.moving((session, profile) => session.ask('ptz', 'ContinuousMove', `${profile}${velocity}<q:Timeout>PT1S</q:Timeout>`));
  }

  async stop(): Promise<void> {
    await this.moving((session, profile) => session.ask('ptz', 'Stop', `${profile}<q:PanTilt>true</q:PanTilt><q:Zoom>true</q:Zoom>`));
  }

  /** With the profile that has a motor behind it. */
  private moving<T>(ask: (session: OnvifSession, profile: string) => Promise<T>): Promise<T> {
    return this.link.inSession(async (session) => {
      if (!session.has('ptz')) throw this.link.error('camera.no-such-function', 'no PTZ service');
      const profiles = await overMedia(session, (service) => profilesOf(session, service));
      const profile = profiles.find(({ canMove }) => canMove === true);
      if (profile === undefined) throw this.link.error('camera.no-such-function', 'no profile that moves');
      return ask(session, `<q:ProfileToken>${xmlText(profile.token)}</q:ProfileToken>`);
    }, 'camera.no-such-function');
  }
}

function speed(value: number): string {
  return Math.min(1, Math.max(-1, value)).toFixed(2);
}
