import type { CameraAbility } from './camera-controls';
import type { OnvifLink } from './onvif-link';
import { overMedia, profilesOf } from './onvif-media';
import type { OnvifSession } from './onvif-session';
import { listAt } from './xml-field';

/** What a camera can do, found out by asking: what it advertises is often more. */
export async function readAbilities(link: OnvifLink): Promise<readonly CameraAbility[]> {
  return link.inSession(async (session) => {
    const found: CameraAbility[] = [];
    for (const [ability, has] of Object.entries(questions) as [CameraAbility, (typeof questions)[CameraAbility]][])
      if (await has(session).catch(() => false)) found.push(ability);
    return found;
  });
}

const questions: Readonly<Record<CameraAbility, (session: OnvifSession) => Promise<boolean>>> = {
  movement: async (session) =>
    session.has('ptz') && (await overMedia(session, (service) => profilesOf(session, service))).some(({ canMove }) => canMove === true),
  captions: (session) => overMedia(session, (service) => session.ask(service, 'GetOSDs')).then(() => true),
  relays: async (session) => listAt(await session.ask('device', 'GetRelayOutputs'), 'GetRelayOutputsResponse', 'RelayOutputs').length > 0,
  inputs: async (session) =>
    session.has('deviceIo') &&
    listAt(await session.ask('deviceIo', 'GetDigitalInputs'), 'GetDigitalInputsResponse', 'DigitalInputs').length > 0,
  events: (session) => Promise.resolve(session.has('events')),
};
