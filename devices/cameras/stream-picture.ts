/** What a stream's description (SDP) says of its first picture track. `unknown`: it gives a number and no name. */
export type StreamPicture = 'recordable' | 'other' | 'unknown' | 'none';

/** RFC 3551: numbers that need no name and stand for a codec that is not recorded (CelB, JPEG, nv, H.261, MPEG-1 and 2, H.263). */
const STATIC_OTHERS = /^(?:25|26|28|31|32|33|34)$/;

export function pictureOfDescription(sdp: string): StreamPicture {
  const sections = sdp.replaceAll('\r\n', '\n').split(/^(?=m=)/m);
  const picture = sections.find((section) => section.startsWith('m=video '));
  if (picture === undefined) return 'none';
  const number = /^m=video \d{1,5}(?:\/\d{1,5})? \S{1,32} (\d{1,3})/.exec(picture)?.[1];
  if (number === undefined) return 'unknown';
  const name = new RegExp(`^a=rtpmap:${number} ([^/\\s]{1,64})/`, 'm').exec(picture)?.[1];
  if (name === undefined) return STATIC_OTHERS.test(number) ? 'other' : 'unknown';
  return /^(?:H264|H265|HEVC)$/i.test(name) ? 'recordable' : 'other';
}
