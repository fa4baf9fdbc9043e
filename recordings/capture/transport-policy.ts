import type { FfmpegVerdict } from './ffmpeg-verdict';
import type { NetworkSource, Transport } from './recording-source';

export interface TriedTransport {
  readonly transport: Transport;
  readonly verdict: FfmpegVerdict;
  readonly hadFrames: boolean;
}

/**
 * How the next attempt asks for the stream. What is configured stands. Otherwise TCP, which loses nothing on the way; UDP when the
 * camera refuses it; and TCP again where nothing comes over UDP, such as behind a firewall or after the camera was set up anew.
 */
export function nextTransport(asked: NetworkSource['transport'], last: TriedTransport | undefined): Transport {
  if (asked !== 'auto') return asked;
  if (!last) return 'tcp';
  if (last.verdict === 'transport-refused') return last.transport === 'tcp' ? 'udp' : 'tcp';
  const deaf = last.transport === 'udp' && last.verdict === 'stalled' && !last.hadFrames;
  return deaf ? 'tcp' : last.transport;
}
