import { profileIn, type Answer, type OnvifFacts, type OnvifProfile } from './onvif-facts';

/** Media2 (Profile T): it alone has words for H.265, and says names only unless it is asked for configurations. */
export const media2Answers: Readonly<Record<string, Answer>> = {
  GetProfiles: (facts, request) => {
    const types = [...request.matchAll(/<(?:\w+:)?Type>(\w+)</g)].map(([, type]) => type);
    return `<tr2:GetProfilesResponse>${facts.profiles.map((item) => profile(facts, item, types.length > 0)).join('')}</tr2:GetProfilesResponse>`;
  },
  GetStreamUri: ({ profiles, rtspBase }, request) => {
    const chosen = profileIn(profiles, request);
    return chosen && `<tr2:GetStreamUriResponse><tr2:Uri>${rtspBase}${chosen.path}</tr2:Uri></tr2:GetStreamUriResponse>`;
  },
  GetSnapshotUri: ({ profiles, httpBase }, request) => {
    const chosen = profileIn(profiles, request);
    return chosen && `<tr2:GetSnapshotUriResponse><tr2:Uri>${httpBase}/snapshot.jpg</tr2:Uri></tr2:GetSnapshotUriResponse>`;
  },
};

function profile({ services }: OnvifFacts, { token, format, keyFrameEvery }: OnvifProfile, whole: boolean): string {
  const { width, height, frameRate, kilobitsPerSecond, codec } = format;
  const configurations = [
    `<tr2:VideoSource token="video_source"><tt:Name>video_source</tt:Name><tt:UseCount>2</tt:UseCount><tt:SourceToken>source</tt:SourceToken><tt:Bounds x="0" y="0" width="${width}" height="${height}"/></tr2:VideoSource>`,
    `<tr2:VideoEncoder token="${token}_encoder" GovLength="${keyFrameEvery}" Profile="Main"><tt:Name>${token}_encoder</tt:Name><tt:UseCount>1</tt:UseCount><tt:Encoding>${codec.toUpperCase()}</tt:Encoding><tt:Resolution><tt:Width>${width}</tt:Width><tt:Height>${height}</tt:Height></tt:Resolution><tt:RateControl><tt:FrameRateLimit>${frameRate}</tt:FrameRateLimit><tt:BitrateLimit>${kilobitsPerSecond}</tt:BitrateLimit></tt:RateControl><tt:Quality>4</tt:Quality></tr2:VideoEncoder>`,
    ...(services.includes('ptz') ? ['<tr2:PTZ token="ptz"><tt:Name>ptz</tt:Name></tr2:PTZ>'] : []),
  ];
  const told = whole ? `<tr2:Configurations>${configurations.join('')}</tr2:Configurations>` : '';
  return `<tr2:Profiles token="${token}" fixed="true"><tr2:Name>${token}</tr2:Name>${told}</tr2:Profiles>`;
}
