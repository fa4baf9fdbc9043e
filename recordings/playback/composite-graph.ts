import type { CompositeChunk, CompositePiece } from './composite-plan';
import { COMPOSITE_RATE } from './composite-plan';

/** What the encoder is given for one chunk; names of text files are relative to its working directory. */
export interface CompositeGraph {
  readonly inputs: readonly { readonly file: string; readonly options: readonly string[] }[];
  readonly filter: string;
  readonly output: string;
}

export interface CompositeLook {
  readonly width: number;
  readonly height: number;
  readonly font: string;
  /** Text files of lines that change: shown from one second of the chunk to another. */
  readonly climate: readonly { readonly textFile: string; readonly fromSecond: number; readonly toSecond: number }[];
}

/** Files that hold what is written into the picture: people's words never are part of a filter's text or of an argument. */
export const textFiles = { caseLine: 'case.txt', clock: 'clock.txt', mark: 'mark.txt', gap: 'gap.txt' } as const;

/** Frontal view with the room view in its corner, time, climate and case line below, the mark of a derived file above. */
export function compositeGraph(chunk: CompositeChunk, look: CompositeLook): CompositeGraph {
  const { width, height } = look;
  const insetWidth = even(width / 4);
  const insetHeight = even(height / 4);
  const inputs: { file: string; options: string[] }[] = [];
  const filters: string[] = [];
  const lane = (name: string, pieces: readonly CompositePiece[], w: number, h: number) => {
    const labels = pieces.map((piece, n) => {
      const label = `[${name}${n}]`;
      if (piece.kind === 'gap') filters.push(`${gapPicture(piece.frames, w, h, look)}${label}`);
      else {
        const seek = piece.fromMs > 0 ? ['-ss', (piece.fromMs / 1000).toFixed(3)] : [];
        filters.push(`[${inputs.length}:v:0]${recordedPicture(piece.frames, w, h)}${label}`);
        inputs.push({ file: piece.file, options: ['-an', ...seek] });
      }
      return label;
    });
    filters.push(labels.length === 1 ? `${labels[0] ?? ''}null[${name}]` : `${labels.join('')}concat=n=${labels.length}:v=1:a=0[${name}]`);
  };
  lane('main', chunk.main, width, height);
  lane('inset', chunk.inset, insetWidth, insetHeight);
  const margin = even(height / 45);
  filters.push(`[main][inset]overlay=x=W-w-${margin}:y=${margin}[both]`);
  filters.push(`[both]${[...captions(look, margin), 'format=yuv420p'].join(',')}[out]`);
  return { inputs, filter: filters.join(';'), output: '[out]' };
}

function recordedPicture(frames: number, w: number, h: number): string {
  const fit = `scale=${w}:${h}:force_original_aspect_ratio=decrease:flags=bilinear,pad=${w}:${h}:-1:-1,setsar=1`;
  // What the last picture lacks to the next file is filled with itself.
  return `setpts=PTS-STARTPTS,fps=${COMPOSITE_RATE},${fit},tpad=stop_mode=clone:stop_duration=1,trim=end_frame=${frames},setpts=PTS-STARTPTS,format=yuv420p`;
}

function gapPicture(frames: number, w: number, h: number, { font }: CompositeLook): string {
  const step = even(h / 18);
  const words = `drawtext=fontfile=${font}:textfile=${textFiles.gap}:expansion=none:fontcolor=white:fontsize=${even(h / 12)}:x=(w-tw)/2:y=(h-th)/2`;
  const black = `color=c=black:s=${w}x${h}:r=${COMPOSITE_RATE}`;
  return `${black},drawgrid=w=${step}:h=${step}:t=1:c=gray@0.5,${words},setsar=1,trim=end_frame=${frames},setpts=PTS-STARTPTS,format=yuv420p`;
}

function captions({ height, font, climate }: CompositeLook, margin: number): readonly string[] {
  const size = even(height / 30);
  const line = (textFile: string, place: string, more = '') =>
    `drawtext=fontfile=${font}:textfile=${textFile}:fontcolor=white:fontsize=${size}:box=1:boxcolor=black@0.55:boxborderw=${even(size / 4)}:${place}${more}`;
  const fromBelow = (n: number) => `x=${margin}:y=h-${margin}-${n}*${even(size * 1.6)}`;
  return [
    line(textFiles.mark, `x=${margin}:y=${margin}`, ':expansion=none'),
    line(textFiles.caseLine, fromBelow(1), ':expansion=none'),
    line(textFiles.clock, fromBelow(2)),
    ...climate.map(({ textFile, fromSecond, toSecond }) =>
      line(
        textFile,
        `x=w-tw-${margin}:y=h-${margin}-${even(size * 1.6)}`,
        `:expansion=none:enable='gte(t,${fromSecond})*lt(t,${toSecond})'`,
      ),
    ),
  ];
}

/** The wall clock in Asia/Shanghai as drawtext expands it; the chunk's pictures count from 0. */
export function clockText(startedAtMs: number): string {
  const seconds = (startedAtMs / 1000 + 8 * 3600).toFixed(3);
  return `%{pts:gmtime:${seconds}:%Y-%m-%d %H\\:%M\\:%S}`;
}

function even(value: number): number {
  return 2 * Math.max(1, Math.round(value / 2));
}
