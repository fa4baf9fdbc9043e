import type { PictureFormat } from './picture-command';
import { xmlText } from '../username-token';

/** What the ONVIF services tell about the camera. */
export interface OnvifFacts {
  readonly id: string;
  readonly name: string;
  /** Host and port as the camera believes it is reached. */
  readonly httpBase: string;
  readonly rtspBase: string;
  readonly profiles: readonly OnvifProfile[];
}

export interface OnvifProfile {
  readonly token: string;
  readonly path: string;
  readonly format: PictureFormat;
}

type Answer = (facts: OnvifFacts, request: string, now: Date) => string | undefined;

/** The operations of the Device and the Media service; undefined: the arguments name nothing this camera has. */
export const onvifAnswers: Readonly<Record<string, Answer>> = {
  GetSystemDateAndTime: (_, __, now) =>
    `<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>Manual</tt:DateTimeType><tt:DaylightSavings>false</tt:DaylightSavings><tt:TimeZone><tt:TZ>CST-8</tt:TZ></tt:TimeZone><tt:UTCDateTime>${dateTime(now)}</tt:UTCDateTime><tt:LocalDateTime>${dateTime(new Date(now.getTime() + 8 * 3_600_000))}</tt:LocalDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>`,
  // Many devices answer with success and set nothing; whoever relies on it must read back.
  SetSystemDateAndTime: () => '<tds:SetSystemDateAndTimeResponse/>',
  SystemReboot: () => '<tds:SystemRebootResponse><tds:Message>Rebooting</tds:Message></tds:SystemRebootResponse>',
  GetDeviceInformation: ({ id }) =>
    `<tds:GetDeviceInformationResponse><tds:Manufacturer>MingXun</tds:Manufacturer><tds:Model>Simulated Camera</tds:Model><tds:FirmwareVersion>1.0.0</tds:FirmwareVersion><tds:SerialNumber>${xmlText(id)}</tds:SerialNumber><tds:HardwareId>simulated</tds:HardwareId></tds:GetDeviceInformationResponse>`,
  GetCapabilities: ({ httpBase }) =>
    `<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Device><tt:XAddr>${httpBase}/onvif/device_service</tt:XAddr></tt:Device><tt:Media><tt:XAddr>${httpBase}/onvif/media_service</tt:XAddr><tt:StreamingCapabilities><tt:RTPMulticast>false</tt:RTPMulticast><tt:RTP_TCP>true</tt:RTP_TCP><tt:RTP_RTSP_TCP>true</tt:RTP_RTSP_TCP></tt:StreamingCapabilities></tt:Media></tds:Capabilities></tds:GetCapabilitiesResponse>`,
  GetServices: ({ httpBase }) =>
    `<tds:GetServicesResponse>${service('http://www.onvif.org/ver10/device/wsdl', `${httpBase}/onvif/device_service`)}${service('http://www.onvif.org/ver10/media/wsdl', `${httpBase}/onvif/media_service`)}</tds:GetServicesResponse>`,
  GetScopes: ({ name }) =>
    `<tds:GetScopesResponse>${scopes(name)
      .map((scope) => `<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>${scope}</tt:ScopeItem></tds:Scopes>`)
      .join('')}</tds:GetScopesResponse>`,
  GetProfiles: ({ profiles }) => `<trt:GetProfilesResponse>${profiles.map(profile).join('')}</trt:GetProfilesResponse>`,
  GetVideoSources: ({ profiles }) => {
    const [main] = profiles;
    return main === undefined
      ? undefined
      : `<trt:GetVideoSourcesResponse><trt:VideoSources token="source"><tt:Framerate>${main.format.frameRate}</tt:Framerate>${resolution(main.format)}</trt:VideoSources></trt:GetVideoSourcesResponse>`;
  },
  GetVideoEncoderConfigurations: ({ profiles }) =>
    `<trt:GetVideoEncoderConfigurationsResponse>${profiles.map((item) => videoEncoder('trt:Configurations', item)).join('')}</trt:GetVideoEncoderConfigurationsResponse>`,
  GetStreamUri: ({ profiles, rtspBase }, request) => {
    const chosen = profiles.find(({ token }) => token === tokenIn(request));
    return chosen && `<trt:GetStreamUriResponse>${mediaUri(`${rtspBase}${chosen.path}`)}</trt:GetStreamUriResponse>`;
  },
  GetSnapshotUri: ({ profiles, httpBase }, request) => {
    const chosen = profiles.find(({ token }) => token === tokenIn(request));
    return chosen && `<trt:GetSnapshotUriResponse>${mediaUri(`${httpBase}/snapshot.jpg`)}</trt:GetSnapshotUriResponse>`;
  },
};

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

export function soapEnvelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:tds="http://www.onvif.org/ver10/device/wsdl" xmlns:trt="http://www.onvif.org/ver10/media/wsdl" xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:ter="http://www.onvif.org/ver10/error"><env:Body>${body}</env:Body></env:Envelope>`;
}

export function soapFault(subcode: string, reason: string): string {
  return soapEnvelope(
    `<env:Fault><env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>${subcode}</env:Value></env:Subcode></env:Code><env:Reason><env:Text xml:lang="en">${reason}</env:Text></env:Reason></env:Fault>`,
  );
}

function dateTime(at: Date): string {
  return `<tt:Time><tt:Hour>${at.getUTCHours()}</tt:Hour><tt:Minute>${at.getUTCMinutes()}</tt:Minute><tt:Second>${at.getUTCSeconds()}</tt:Second></tt:Time><tt:Date><tt:Year>${at.getUTCFullYear()}</tt:Year><tt:Month>${at.getUTCMonth() + 1}</tt:Month><tt:Day>${at.getUTCDate()}</tt:Day></tt:Date>`;
}

function service(namespace: string, address: string): string {
  return `<tds:Service><tds:Namespace>${namespace}</tds:Namespace><tds:XAddr>${address}</tds:XAddr><tds:Version><tt:Major>2</tt:Major><tt:Minor>60</tt:Minor></tds:Version></tds:Service>`;
}

function profile(item: OnvifProfile): string {
  const { width, height } = item.format;
  return [
    `<trt:Profiles token="${item.token}" fixed="true"><tt:Name>${item.token}</tt:Name>`,
    `<tt:VideoSourceConfiguration token="video_source"><tt:Name>video_source</tt:Name><tt:UseCount>2</tt:UseCount><tt:SourceToken>source</tt:SourceToken><tt:Bounds x="0" y="0" width="${width}" height="${height}"/></tt:VideoSourceConfiguration>`,
    `<tt:AudioSourceConfiguration token="audio_source"><tt:Name>audio_source</tt:Name><tt:UseCount>2</tt:UseCount><tt:SourceToken>microphone</tt:SourceToken></tt:AudioSourceConfiguration>`,
    videoEncoder('tt:VideoEncoderConfiguration', item),
    `<tt:AudioEncoderConfiguration token="audio_encoder"><tt:Name>audio_encoder</tt:Name><tt:UseCount>2</tt:UseCount><tt:Encoding>AAC</tt:Encoding><tt:Bitrate>64</tt:Bitrate><tt:SampleRate>48</tt:SampleRate></tt:AudioEncoderConfiguration>`,
    '</trt:Profiles>',
  ].join('');
}

function videoEncoder(tag: string, { token, format }: OnvifProfile): string {
  return `<${tag} token="${token}_encoder"><tt:Name>${token}_encoder</tt:Name><tt:UseCount>1</tt:UseCount><tt:Encoding>${format.codec.toUpperCase()}</tt:Encoding>${resolution(format)}<tt:Quality>4</tt:Quality><tt:RateControl><tt:FrameRateLimit>${format.frameRate}</tt:FrameRateLimit><tt:EncodingInterval>1</tt:EncodingInterval><tt:BitrateLimit>${format.kilobitsPerSecond}</tt:BitrateLimit></tt:RateControl>${encoderDetails(format)}</${tag}>`;
}

/** The old media service has no words for H.265; cameras that offer it there name it in Encoding and leave the details out. */
function encoderDetails({ codec, frameRate }: PictureFormat): string {
  return codec === 'h265' ? '' : `<tt:H264><tt:GovLength>${frameRate}</tt:GovLength><tt:H264Profile>Baseline</tt:H264Profile></tt:H264>`;
}

function resolution({ width, height }: PictureFormat): string {
  return `<tt:Resolution><tt:Width>${width}</tt:Width><tt:Height>${height}</tt:Height></tt:Resolution>`;
}

function mediaUri(uri: string): string {
  return `<trt:MediaUri><tt:Uri>${uri}</tt:Uri><tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot><tt:Timeout>PT60S</tt:Timeout></trt:MediaUri>`;
}

function tokenIn(request: string): string | undefined {
  return /<(?:\w+:)?ProfileToken>([^<]*)</.exec(request)?.[1];
}
