import ffmpeg from 'fluent-ffmpeg';
import { availableParallelism } from 'node:os';
import type { CompositeGraph } from './composite-graph';
import { DerivedError } from './derived-error';

/** How the composite is encoded; the bench's bare ffmpeg takes the same. One core is left to the recording. */
export const encoderOptions: readonly string[] = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-g', '50', '-threads', String(encoderThreads())],
];

export function encoderThreads(): number {
  return Math.max(1, availableParallelism() - 1);
}

/** Recording and live view come first. */
export const NICENESS = 15;

export interface EncodeOrder {
  readonly graph: CompositeGraph;
  readonly cwd: string;
  readonly target: string;
  readonly signal?: AbortSignal | undefined;
  readonly onSeconds?: ((seconds: number) => void) | undefined;
}

/** Runs one bounded job of ffmpeg. Resolves when it has ended; what it made is for the caller to judge. */
export async function encodeChunk({ graph, cwd, target, signal, onSeconds }: EncodeOrder): Promise<void> {
  signal?.throwIfAborted();
  const command = ffmpeg({ cwd, niceness: NICENESS });
  for (const { file, options } of graph.inputs) command.input(file).inputOptions([...options]);
  command
    .complexFilter(graph.filter)
    .outputOptions(['-map', graph.output, ...encoderOptions, '-filter_complex_threads', String(encoderThreads())])
    .outputOptions(['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4', '-y'])
    .output(target);
  await new Promise<void>((resolve, reject) => {
    const kill = () => command.kill('SIGKILL');
    signal?.addEventListener('abort', kill, { once: true });
    const settle = (end: () => void) => {
      signal?.removeEventListener('abort', kill);
      end();
    };
    command
      .on('progress', ({ timemark }: { timemark?: string }) => onSeconds?.(secondsOf(timemark)))
      .on('end', () => settle(resolve))
      .on('error', (problem: Error, _out: string | null, said: string | null) =>
        settle(() =>
          reject(signal?.aborted ? (signal.reason as Error) : new DerivedError('derived.encoder-failed', target, lastLine(said, problem))),
        ),
      )
      .run();
  });
}

function secondsOf(timemark: string | undefined): number {
  const [hours = 0, minutes = 0, seconds = 0] = (timemark ?? '').split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds || 0;
}

function lastLine(said: string | null, { message }: Error): string {
  return (said ?? '').trim().split('\n').at(-1)?.slice(0, 300) || message.slice(0, 300);
}
