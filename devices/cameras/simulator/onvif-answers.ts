import { xmlText } from '../username-token';
import { captionAnswers, eventAnswers, inputAnswers, ptzAnswers, subscriptionAnswers, terminalAnswers } from './ability-answers';
import { media2Answers } from './media2-answers';
import { profileIn, type Answer, type OnvifFacts, type OnvifProfile, type SimulatedService } from './onvif-facts';
import type { PictureFormat } from './picture-command';
import { textIn } from './soap-text';

type Answers = Readonly<Record<string, Answer>>;

const PATHS = {
  media: ['http://www.onvif.org/ver10/media/wsdl', 'media_service'],
  media2: ['http://www.onvif.org/ver20/media/wsdl', 'media2_service'],
  'media2-broken': ['http://www.onvif.org/ver20/media/wsdl', 'media2_service'],
  ptz: ['http://www.onvif.org/ver20/ptz/wsdl', 'ptz_service'],
  events: ['http://www.onvif.org/ver10/events/wsdl', 'event_service'],
  deviceio: ['http://www.onvif.org/ver10/deviceIO/wsdl', 'deviceio_service'],
} as const;

const deviceAnswers: Answers = {
  GetSystemDateAndTime: (_, __, now) =>
    `<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>Manual</tt:DateTimeType><tt:DaylightSavings>false</tt:DaylightSavings><tt:TimeZone><tt:TZ>CST-8</tt:TZ></tt:TimeZone><tt:UTCDateTime>${dateTime(now)}</tt:UTCDateTime><tt:LocalDateTime>${dateTime(new Date(now.getTime() + 8 * 3_600_000))}</tt:LocalDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>`,
  SetSystemDateAndTime: ({ keepsSettings, setClock }, request) => {
    const figure = (name: string): number => Number(textIn(request, name) ?? NaN);
    const at = Date.UTC(figure('Year'), figure('Month') - 1, figure('Day'), figure('Hour'), figure('Minute'), figure('Second'));
    if (Number.isNaN(at) && keepsSettings) return undefined;
    if (keepsSettings) setClock(new Date(at));
    return '<tds:SetSystemDateAndTimeResponse/>';
  },
  SystemReboot: () => '<tds:SystemRebootResponse><tds:Message>Rebooting</tds:Message></tds:SystemRebootResponse>',
  GetDeviceInformation: ({ id }) =>
    `<tds:GetDeviceInformationResponse><tds:Manufacturer>MingXun</tds:Manufacturer><tds:Model>Simulated Camera</tds:Model><tds:FirmwareVersion>1.0.0</tds:FirmwareVersion><tds:SerialNumber>${xmlText(id)}</tds:SerialNumber><tds:HardwareId>simulated</tds:HardwareId></tds:GetDeviceInformationResponse>`,
  GetCapabilities: ({ httpBase, services }) => {
    const capability = (name: string, service: SimulatedService & keyof typeof PATHS, more = ''): string =>
      services.includes(service) ? `<tt:${name}><tt:XAddr>${httpBase}/onvif/${PATHS[service][1]}</tt:XAddr>${more}</tt:${name}>` : '';
    const streaming =
      '<tt:StreamingCapabilities><tt:RTPMulticast>false</tt:RTPMulticast><tt:RTP_TCP>true</tt:RTP_TCP><tt:RTP_RTSP_TCP>true</tt:RTP_RTSP_TCP></tt:StreamingCapabilities>';
    return `<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Device><tt:XAddr>${httpBase}/onvif/device_service</tt:XAddr></tt:Device>${capability('Events', 'events')}${capability('Media', 'media', streaming)}${capability('PTZ', 'ptz')}<tt:Extension>${capability('DeviceIO', 'deviceio')}</tt:Extension></tds:Capabilities></tds:GetCapabilitiesResponse>`;
  },
  GetServices: ({ httpBase, services }) => {
    const offered = services.flatMap((name) => (name in PATHS ? [PATHS[name as keyof typeof PATHS]] : []));
    return services.includes('services')
      ? `<tds:GetServicesResponse>${service('http://www.onvif.org/ver10/device/wsdl', `${httpBase}/onvif/device_service`)}${offered.map(([namespace, path]) => service(namespace, `${httpBase}/onvif/${path}`)).join('')}</tds:GetServicesResponse>`
      : undefined;
  },
  GetScopes: ({ name }) =>
    `<tds:GetScopesResponse>${scopes(name)
      .map((scope) => `<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>${scope}</tt:ScopeItem></tds:Scopes>`)
      .join('')}</tds:GetScopesResponse>`,
  ...terminalAnswers,
};

const mediaAnswers: Answers = {
  GetProfiles: (facts) =>
    `<trt:GetProfilesResponse>${facts.profiles.map((item) => profile(facts, item)).join('')}</trt:GetProfilesResponse>`,
  GetVideoSources: ({ profiles }) => {
    const [main] = profiles;
    return main === undefined
      ? undefined
      : `<trt:GetVideoSourcesResponse><trt:VideoSources token="source"><tt:Framerate>${main.format.frameRate}</tt:Framerate>${resolution(main.format)}</trt:VideoSources></trt:GetVideoSourcesResponse>`;
  },
  GetVideoEncoderConfigurations: ({ profiles }) =>
    `<trt:GetVideoEncoderConfigurationsResponse>${profiles.map((item) => videoEncoder('trt:Configurations', item)).join('')}</trt:GetVideoEncoderConfigurationsResponse>`,
  GetStreamUri: ({ profiles, rtspBase }, request) => {
    const chosen = profileIn(profiles, request);
    return chosen && `<trt:GetStreamUriResponse>${mediaUri(`${rtspBase}${chosen.path}`)}</trt:GetStreamUriResponse>`;
  },
  GetSnapshotUri: ({ profiles, httpBase }, request) => {
    const chosen = profileIn(profiles, request);
    return chosen && `<trt:GetSnapshotUriResponse>${mediaUri(`${httpBase}/snapshot.jpg`)}</trt:GetSnapshotUriResponse>`;
  },
};

const ofPath: Readonly<Record<string, Answers>> = {
  device_service: deviceAnswers,
  media_service: { ...mediaAnswers, ...captionAnswers('trt') },
  media2_service: { ...media2Answers, ...captionAnswers('tr2') },
  ptz_service: ptzAnswers,
  event_service: eventAnswers,
  deviceio_service: { ...inputAnswers, ...terminalAnswers },
  subscription: subscriptionAnswers,
};

/** The operation of a service at its path; undefined where this camera has none. */
export function operationAt(path: string, operation: string, { services }: OnvifFacts): Answer | undefined {
  const answers = ofPath[path.replace('/onvif/', '')] ?? {};
  const broken = answers === ofPath['media2_service'] && !services.includes('media2');
  const lacking = operation.includes('OSD') && !services.includes('osd');
  return broken || lacking || !Object.hasOwn(answers, operation) ? undefined : answers[operation];
}

/** What WS-Discovery and GetScopes say; a name goes percent-encoded. */
export function scopes(name: string): string[] {
  const named = `onvif://www.onvif.org/name/${encodeURIComponent(name)}`;
  return [
    'onvif://www.onvif.org/type/video_encoder',
    'onvif://www.onvif.org/Profile/Streaming',
    'onvif://www.onvif.org/hardware/simulated',
    named,
  ];
}

function dateTime(at: Date): string {
  return `<tt:Time><tt:Hour>${at.getUTCHours()}</tt:Hour><tt:Minute>${at.getUTCMinutes()}</tt:Minute><tt:Second>${at.getUTCSeconds()}</tt:Second></tt:Time><tt:Date><tt:Year>${at.getUTCFullYear()}</tt:Year><tt:Month>${at.getUTCMonth() + 1}</tt:Month><tt:Day>${at.getUTCDate()}</tt:Day></tt:Date>`;
}

function service(namespace: string, address: string): string {
  return `<tds:Service><tds:Namespace>${namespace}</tds:Namespace><tds:XAddr>${address}</tds:XAddr><tds:Version><tt:Major>2</tt:Major><tt:Minor>60</tt:Minor></tds:Version></tds:Service>`;
}

function profile(facts: OnvifFacts, item: OnvifProfile): string {
  const { width, height } = item.format;
  return [
    `<trt:Profiles token="${item.token}" fixed="true"><tt:Name>${item.token}</tt:Name>`,
    `<tt:VideoSourceConfiguration token="video_source"><tt:Name>video_source</tt:Name><tt:UseCount>2</tt:UseCount><tt:SourceToken>source</tt:SourceToken><tt:Bounds x="0" y="0" width="${width}" height="${height}"/></tt:VideoSourceConfiguration>`,
    `<tt:AudioSourceConfiguration token="audio_source"><tt:Name>audio_source</tt:Name><tt:UseCount>2</tt:UseCount><tt:SourceToken>microphone</tt:SourceToken></tt:AudioSourceConfiguration>`,
    videoEncoder('tt:VideoEncoderConfiguration', item),
    `<tt:AudioEncoderConfiguration token="audio_encoder"><tt:Name>audio_encoder</tt:Name><tt:UseCount>2</tt:UseCount><tt:Encoding>AAC</tt:Encoding><tt:Bitrate>64</tt:Bitrate><tt:SampleRate>48</tt:SampleRate></tt:AudioEncoderConfiguration>`,
    ...(facts.services.includes('ptz') ? ['<tt:PTZConfiguration token="ptz"><tt:Name>ptz</tt:Name></tt:PTZConfiguration>'] : []),
    '</trt:Profiles>',
  ].join('');
}

function videoEncoder(tag: string, { token, format, keyFrameEvery }: OnvifProfile): string {
  return `<${tag} token="${token}_encoder"><tt:Name>${token}_encoder</tt:Name><tt:UseCount>1</tt:UseCount><tt:Encoding>${format.codec.toUpperCase()}</tt:Encoding>${resolution(format)}<tt:Quality>4</tt:Quality><tt:RateControl><tt:FrameRateLimit>${format.frameRate}</tt:FrameRateLimit><tt:EncodingInterval>1</tt:EncodingInterval><tt:BitrateLimit>${format.kilobitsPerSecond}</tt:BitrateLimit></tt:RateControl>${encoderDetails(format, keyFrameEvery)}</${tag}>`;
}

/** The old media service has no words for H.265; cameras that offer it there name it in Encoding and leave the details out. */
function encoderDetails({ codec }: PictureFormat, keyFrameEvery: number): string {
  return codec === 'h265'
    ? ''
    : `<tt:H264><tt:GovLength>${keyFrameEvery}</tt:GovLength><tt:H264Profile>Baseline</tt:H264Profile></tt:H264>`;
}

function resolution({ width, height }: PictureFormat): string {
  return `<tt:Resolution><tt:Width>${width}</tt:Width><tt:Height>${height}</tt:Height></tt:Resolution>`;
}

function mediaUri(uri: string): string {
  return `<trt:MediaUri><tt:Uri>${uri}</tt:Uri><tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot><tt:Timeout>PT60S</tt:Timeout></trt:MediaUri>`;
}
