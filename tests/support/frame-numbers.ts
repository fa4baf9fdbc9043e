import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { FRAME_NUMBER } from '../../devices/cameras/simulator/picture-command';

const { cells, cellsPerWidth, head, bits, tail } = FRAME_NUMBER;

/** The frame numbers a simulated camera burned into these recordings, in order; throws where a frame shows none. */
export async function readFrameNumbers(files: readonly string[]): Promise<number[]> {
  const numbers: number[] = [];
  for (const file of files) numbers.push(...(await readFile(file)));
  return numbers;
}

async function readFile(file: string): Promise<number[]> {
  const strip = `crop=iw*${cells}/${cellsPerWidth}:iw/${cellsPerWidth}:0:ih-iw/${cellsPerWidth},scale=${cells}:1:flags=area,format=gray`;
  const args = [
    '-v',
    'error',
    '-nostdin',
    '-threads',
    '1',
    '-i',
    file,
    '-map',
    '0:v:0',
    '-vsync',
    '0',
    '-vf',
    strip,
    '-f',
    'rawvideo',
    '-',
  ];
  const { stdout } = await promisify(execFile)('ffmpeg', args, { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 });
  return Array.from({ length: stdout.length / cells }, (_, frame) => {
    const number = frameNumber(stdout.subarray(frame * cells, (frame + 1) * cells));
    if (number === undefined) throw new Error(`no frame number in frame ${frame} of ${file}`);
    return number;
  });
}

/** The number in one row of cells, by their brightness. */
export function frameNumber(row: Uint8Array): number | undefined {
  const values = Array.from(row, (brightness) => (brightness > 127 ? 1 : 0));
  const marks = [...values.slice(0, head.length), ...values.slice(head.length + bits)];
  if (marks.join('') !== [...head, ...tail].join('')) return undefined;
  return values.slice(head.length, head.length + bits).reduce<number>((sum, bit, place) => sum + bit * 2 ** place, 0);
}

/** Pairs of neighbours that don't follow each other: `[]` for an unbroken recording. */
export function frameGaps(numbers: readonly number[]): (readonly [number, number])[] {
  return numbers.slice(1).flatMap((number, i) => (number === (numbers[i] ?? NaN) + 1 ? [] : [[numbers[i] ?? NaN, number] as const]));
}
