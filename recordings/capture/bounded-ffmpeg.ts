import { withOwnFiles } from './own-files';

/** Pictures of more are no camera's (a frame of 16384 x 16384 takes 400 MB), and no decoder is given them. */
export const MOST_PIXELS = 40_000_000;

/**
 * Memory an ffmpeg may take for itself, bytes. Copying takes 40 MB; a stream of 12 megapixels is probed with some decoded frames, a
 * decoder of 4K keeps up to 17.
 */
const MOST_BYTES = { capture: 192 * 1024 * 1024, proof: 512 * 1024 * 1024 } as const;

/** The highest of the files that it is given: the decoder gives pictures and sound out on 3 and 4. */
const lastFile = { capture: 2, proof: 4 } as const;

/**
 * The command line of an ffmpeg that meets what a camera sends: past its limit it gets no memory and ends by itself, and a crash leaves no
 * image of its memory, which holds the password. prlimit becomes ffmpeg, so that the process id is ffmpeg's.
 */
export function boundedFfmpeg(purpose: keyof typeof MOST_BYTES, options: readonly string[]): readonly [string, readonly string[]] {
  return withOwnFiles(lastFile[purpose], 'prlimit', [`--data=${MOST_BYTES[purpose]}`, '--core=0', 'ffmpeg', ...options]);
}
