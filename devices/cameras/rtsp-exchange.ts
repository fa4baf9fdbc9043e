import type { Credentials } from './camera';
import { answerChallenge } from './digest-auth';
import { RtspReader, UnreadableRtsp, writeRtspMessage, type RtspMessage } from './rtsp-message';
import { plainWire, tunnelledWire } from './rtsp-wire';

export interface RtspReply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Three replies with the longest head and body. A camera that pours packets instead is not listened to. */
const MOST_BYTES = 256 * 1024;

/** Asks OPTIONS and then DESCRIBE over one connection, answering a challenge once. Rejects when there is no whole reply, with
 * `UnreadableRtsp` where what came is none. */
export async function describeStream(
  url: string,
  credentials: Credentials | undefined,
  timeoutMs: number,
  tunnelled = false,
): Promise<RtspReply> {
  const wire = tunnelled ? tunnelledWire(url) : plainWire(url);
  let sequence = 0;
  let waiting: { resolve: (message: RtspMessage) => void; reject: (error: Error) => void } | undefined;
  let broken: Error | undefined;
  const fail = (error: Error): void => {
    broken ??= error;
    waiting?.reject(error);
    wire.destroy();
  };
  const reader = new RtspReader();
  let heardBytes = 0;
  wire.onData((chunk) => {
    heardBytes += chunk.length;
    if (heardBytes > MOST_BYTES) {
      fail(new UnreadableRtsp('more than three replies hold'));
      return;
    }
    try {
      for (const item of reader.push(chunk)) if (item.kind === 'message') waiting?.resolve(item.message);
    } catch (error) {
      fail(error instanceof Error ? error : new Error('not RTSP'));
    }
  });
  wire.onEnd(fail);
  const timer = setTimeout(() => fail(new Error(`no reply within ${timeoutMs} ms`)), timeoutMs);

  const ask = async (method: string, authorization?: string): Promise<RtspReply> => {
    sequence += 1;
    const headers = {
      CSeq: String(sequence),
      Accept: 'application/sdp',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    };
    const message = await new Promise<RtspMessage>((resolve, reject) => {
      waiting = { resolve, reject };
      if (broken === undefined) wire.write(writeRtspMessage(`${method} ${url} RTSP/1.0`, headers));
      else reject(broken);
    });
    const status = Number(/^RTSP\/1\.\d (\d{3})/.exec(message.startLine)?.[1] ?? 0);
    if (status === 0) throw new UnreadableRtsp('not an RTSP reply');
    return { status, headers: message.headers, body: message.body };
  };
  try {
    await ask('OPTIONS');
    const first = await ask('DESCRIBE');
    const authorization =
      first.status === 401 && credentials
        ? answerChallenge(first.headers.get('www-authenticate') ?? '', credentials, 'DESCRIBE', url)
        : undefined;
    return authorization === undefined ? first : await ask('DESCRIBE', authorization);
  } finally {
    clearTimeout(timer);
    wire.destroy();
  }
}
