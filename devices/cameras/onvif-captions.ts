import type { Caption, CameraCaptions } from './camera-controls';
import type { OnvifLink } from './onvif-link';
import { choiceOf, overMedia, type MediaService } from './onvif-media';
import type { OnvifSession } from './onvif-session';
import { plainWords } from './plain-words';
import { xmlText } from './username-token';
import { field, listAt, textAt } from './xml-field';

/** An OSD as far as it is needed to write it again: cameras refuse one whose place or source changed on the way. */
interface Osd extends Caption {
  readonly videoSource: string;
  readonly place: string;
}

export class OnvifCaptions implements CameraCaptions {
  constructor(private readonly link: OnvifLink) {}

  async list(): Promise<readonly Caption[]> {
    return this.captioning(async (session, service) => (await read(session, service)).map(bare));
  }

  async write(text: string): Promise<Caption> {
    return this.captioning(async (session, service) => {
      const words = `<tt:IsPersistentText>true</tt:IsPersistentText><tt:Type>Plain</tt:Type><tt:PlainText>${xmlText(text)}</tt:PlainText>`;
      const known = (await read(session, service)).find(({ shows }) => shows === 'text');
      if (known) await session.ask(service, 'SetOSD', osd(known.token, known.videoSource, known.place, words));
      else await this.create(session, service, 'UpperLeft', words);
      const now = (await read(session, service)).find((one) => one.shows === 'text' && one.text === plainWords(text));
      if (now === undefined) throw this.link.error('camera.setting-not-taken', 'the text reads back as it was');
      return bare(now);
    });
  }

  async showTime(): Promise<void> {
    await this.captioning(async (session, service) => {
      const shown = async (): Promise<boolean> => (await read(session, service)).some(({ shows }) => shows === 'time');
      if (await shown()) return;
      const time = '<tt:Type>DateAndTime</tt:Type><tt:DateFormat>yyyy-MM-dd</tt:DateFormat><tt:TimeFormat>HH:mm:ss</tt:TimeFormat>';
      await this.create(session, service, 'UpperRight', time);
      if (!(await shown())) throw this.link.error('camera.setting-not-taken', 'no time is shown');
    });
  }

  private async create(session: OnvifSession, service: MediaService, corner: string, words: string): Promise<void> {
    const { main } = await choiceOf(session, service);
    await session.ask(service, 'CreateOSD', osd('', main.videoSourceConfiguration ?? '', `<tt:Type>${corner}</tt:Type>`, words));
  }

  private captioning<T>(ask: (session: OnvifSession, service: MediaService) => Promise<T>): Promise<T> {
    return this.link.inSession((session) => overMedia(session, (service) => ask(session, service)), 'camera.no-such-function');
  }
}

async function read(session: OnvifSession, service: MediaService): Promise<readonly Osd[]> {
  const data = await session.ask(service, 'GetOSDs');
  return listAt(data, 'GetOSDsResponse', 'OSDs').flatMap((found): Osd[] => {
    const token = textAt(found, '$', 'token');
    if (token === undefined) return [];
    const kind = textAt(found, 'TextString', 'Type');
    const shows = textAt(found, 'Type') === 'Image' ? 'picture' : kind === 'Plain' ? 'text' : 'time';
    return [
      {
        token,
        shows,
        text: shows === 'text' ? plainWords(textAt(found, 'TextString', 'PlainText') ?? '') : '',
        videoSource: textAt(found, 'VideoSourceConfigurationToken') ?? '',
        place: placeOf(found),
      },
    ];
  });
}

function placeOf(found: unknown): string {
  const type = `<tt:Type>${xmlText(textAt(found, 'Position', 'Type') ?? 'UpperLeft')}</tt:Type>`;
  const at = field(found, 'Position', 'Pos');
  const side = (name: string): string => xmlText(textAt(at, '$', name) ?? '0');
  return at === undefined ? type : `${type}<tt:Pos x="${side('x')}" y="${side('y')}"/>`;
}

function osd(token: string, videoSource: string, place: string, words: string): string {
  return `<q:OSD token="${xmlText(token)}"><tt:VideoSourceConfigurationToken>${xmlText(videoSource)}</tt:VideoSourceConfigurationToken><tt:Type>Text</tt:Type><tt:Position>${place}</tt:Position><tt:TextString>${words}</tt:TextString></q:OSD>`;
}

function bare({ token, shows, text }: Osd): Caption {
  return { token, shows, text };
}
