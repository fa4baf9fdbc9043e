import { CameraError } from './camera';
import { readProfiles, type MediaProfile } from './media-profile';
import type { OnvifSession } from './onvif-session';
import { OnvifRefusal } from './onvif-transport';
import { chooseStreams, type StreamChoice } from './stream-choice';
import { xmlText } from './username-token';
import { textAt } from './xml-field';

export type MediaService = 'media2' | 'media';

/** Asks Media2, which alone knows H.265, and where that is missing or advertised and broken, the old media service. */
export async function overMedia<T>(session: OnvifSession, ask: (service: MediaService) => Promise<T>): Promise<T> {
  const services = (['media2', 'media'] as const).filter((service) => session.has(service));
  let named: CameraError | undefined;
  for (const [i, service] of services.entries()) {
    try {
      return await ask(service);
    } catch (error) {
      const isGone = error instanceof OnvifRefusal && error.reason === 'unreachable';
      if (error instanceof CameraError) named ??= error;
      if (isGone || i === services.length - 1) throw named ?? error;
    }
  }
  throw session.link.error('camera.no-media-service', 'no media service');
}

export async function profilesOf(session: OnvifSession, service: MediaService): Promise<readonly MediaProfile[]> {
  // Without a type Media2 tells names alone.
  const profiles = readProfiles(await session.ask(service, 'GetProfiles', service === 'media2' ? '<q:Type>All</q:Type>' : ''));
  if (profiles.length === 0) throw session.link.error('camera.no-profiles', `0 profiles with video (${service})`);
  return profiles;
}

export async function choiceOf(session: OnvifSession, service: MediaService): Promise<StreamChoice> {
  const profiles = await profilesOf(session, service);
  const choice = chooseStreams(profiles);
  if (choice === undefined) throw session.link.error('camera.no-media-profile', `none of ${profiles.length} profiles fits`);
  return choice;
}

/** As the camera says it: neither its host nor its kind is to be trusted yet. */
export async function streamUri(
  session: OnvifSession,
  service: MediaService,
  { token }: MediaProfile,
  tunnelled: boolean,
): Promise<string> {
  const profile = `<q:ProfileToken>${xmlText(token)}</q:ProfileToken>`;
  const body =
    service === 'media2'
      ? `<q:Protocol>${tunnelled ? 'RtspOverHttp' : 'RTSP'}</q:Protocol>${profile}`
      : `<q:StreamSetup><tt:Stream>RTP-Unicast</tt:Stream><tt:Transport><tt:Protocol>${tunnelled ? 'HTTP' : 'RTSP'}</tt:Protocol></tt:Transport></q:StreamSetup>${profile}`;
  return uriIn(session, await session.ask(service, 'GetStreamUri', body), 'GetStreamUriResponse', 'no stream address');
}

export async function snapshotUri(session: OnvifSession, service: MediaService, { token }: MediaProfile): Promise<string> {
  const reply = await session.ask(service, 'GetSnapshotUri', `<q:ProfileToken>${xmlText(token)}</q:ProfileToken>`);
  return uriIn(session, reply, 'GetSnapshotUriResponse', 'no snapshot address');
}

function uriIn(session: OnvifSession, reply: unknown, response: string, missing: string): string {
  const uri = textAt(reply, response, 'Uri') ?? textAt(reply, response, 'MediaUri', 'Uri');
  if (uri === undefined || !URL.canParse(uri)) throw session.link.error('camera.unsupported', missing);
  return uri;
}
