import { connect } from 'node:net';
import { answerChallenge } from '../../../../devices/cameras/digest-auth';
import { interleaved, RtspReader, writeRtspMessage, type RtspMessage } from '../../../../devices/cameras/rtsp-message';

/** A bare RTSP client that counts what comes, without ffmpeg's own buffering. */
export async function playStream(
  url: string,
  username: string,
  password: string,
): Promise<{ bytes(): number; packets: { channel: number; packet: Buffer }[]; playReply: RtspMessage; close(): void }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const reader = new RtspReader();
  const packets: { channel: number; packet: Buffer }[] = [];
  let bytes = 0;
  let replied: (message: RtspMessage) => void = () => undefined;
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    for (const item of reader.push(chunk)) {
      if (item.kind === 'message') replied(item.message);
      else {
        packets.push(item);
        bytes += interleaved(item.channel, item.packet).length;
      }
    }
  });
  let challenge = '';
  const ask = (method: string, uri: string, headers: Record<string, string> = {}): Promise<RtspMessage> => {
    const authorization = answerChallenge(challenge, { username, password }, method, uri);
    socket.write(
      writeRtspMessage(`${method} ${uri} RTSP/1.0`, { CSeq: '1', ...headers, ...(authorization ? { Authorization: authorization } : {}) }),
    );
    return new Promise((resolve) => (replied = resolve));
  };
  challenge = (await ask('DESCRIBE', url)).headers.get('www-authenticate') ?? '';
  await ask('DESCRIBE', url);
  await ask('SETUP', `${url}/trackID=0`, { Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1' });
  await ask('SETUP', `${url}/trackID=1`, { Transport: 'RTP/AVP/TCP;unicast;interleaved=2-3' });
  const playReply = await ask('PLAY', url);
  return { bytes: () => bytes, packets, playReply, close: () => void socket.destroy() };
}
