/** What a stream's description (SDP) says of its sound: AAC can be copied into the recording, anything else is made AAC. */
export type StreamSound = 'aac' | 'other' | 'none';

export function soundOfDescription(sdp: string): StreamSound {
  const sections = sdp.replaceAll('\r\n', '\n').split(/^(?=m=)/m);
  const audio = sections.find((section) => section.startsWith('m=audio '));
  if (audio === undefined) return 'none';
  // RFC 3640 and RFC 6416; the numbers below 96 stand for G.711, L16 and others, and never for AAC.
  return /^a=rtpmap:\d+ (?:mpeg4-generic|MP4A-LATM)\//im.test(audio) ? 'aac' : 'other';
}
