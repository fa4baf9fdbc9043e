import { expect, it } from 'vitest';
import { soundOfDescription } from '../../../../devices/cameras/stream-sound';

const video = 'v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n';

it.each([
  ['AAC of RFC 3640', 'm=audio 0 RTP/AVP 97\r\na=rtpmap:97 MPEG4-GENERIC/48000/1\r\n', 'aac'],
  ['AAC of RFC 6416', 'm=audio 0 RTP/AVP 97\r\na=rtpmap:97 MP4A-LATM/16000\r\n', 'aac'],
  ['G.711 by its number alone', 'm=audio 0 RTP/AVP 8\r\nb=AS:64\r\n', 'other'],
  ['Opus', 'm=audio 0 RTP/AVP 97\r\na=rtpmap:97 opus/48000/2\r\n', 'other'],
  ['no sound', '', 'none'],
])('%s', (_, audio, sound) => {
  expect(soundOfDescription(video + audio)).toBe(sound);
});
