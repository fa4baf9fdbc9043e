// A program of its own: a damaged model ends sherpa-onnx by abort(), and the kiosk must outlive it.
import { createRequire } from 'node:module';
import type { ModelKind } from './model-folder';

interface Recogniser {
  createStream(): { acceptWaveform(wave: { readonly samples: Float32Array; readonly sampleRate: number }): void };
  decode(stream: unknown): void;
  getResult(stream: unknown): { readonly text: string };
}
interface Sherpa {
  readonly OfflineRecognizer: new (config: unknown) => Recogniser;
  readWave(file: string): { readonly samples: Float32Array; readonly sampleRate: number };
}

export interface SoundToRead {
  readonly id: number;
  /** 16 kHz mono WAV. */
  readonly file: string;
}
export type RecogniserNews =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'text'; readonly id: number; readonly text: string };

const [kind = '', ...files] = process.argv.slice(2);
/** Electron's utility process has a port of its own, Node's child the channel that it was forked with. */
interface ParentPort {
  postMessage(news: RecogniserNews): void;
  on(event: 'message', listener: (message: { readonly data: SoundToRead }) => void): void;
}
const port = (process as { readonly parentPort?: ParentPort }).parentPort;
const say = (news: RecogniserNews): void => {
  if (port) port.postMessage(news);
  else process.send?.(news);
};

try {
  const sherpa = createRequire(import.meta.url)('sherpa-onnx-node') as Sherpa;
  const recogniser = new sherpa.OfflineRecognizer({
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: { ...modelConfig(kind as ModelKind, files), numThreads: 1, provider: 'cpu', debug: 0 },
  });
  const hear = ({ id, file }: SoundToRead): void => {
    const stream = recogniser.createStream();
    stream.acceptWaveform(sherpa.readWave(file));
    recogniser.decode(stream);
    say({ kind: 'text', id, text: recogniser.getResult(stream).text.trim() });
  };
  if (port) port.on('message', ({ data }) => hear(data));
  else process.on('message', hear);
  say({ kind: 'ready' });
} catch (problem) {
  say({ kind: 'failed', problem: problem instanceof Error ? problem.message : String(problem) });
  if (port) setImmediate(() => process.exit(1));
  else process.disconnect();
}

function modelConfig(of: ModelKind, found: readonly string[]) {
  const tokens = found.at(-1);
  switch (of) {
    case 'sense-voice':
      return { senseVoice: { model: found[0], language: 'zh', useInverseTextNormalization: 1 }, tokens };
    case 'paraformer':
      return { paraformer: { model: found[0] }, tokens };
    case 'transducer':
      return { transducer: { encoder: found[0], decoder: found[1], joiner: found[2] }, tokens };
  }
}
