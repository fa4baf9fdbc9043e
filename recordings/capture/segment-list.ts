export interface ListedSegment {
  readonly file: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Reads ffmpeg's segment list (CSV): one line a closed segment. A last line without its end of line is still being written. */
export function readSegmentList(text: string): readonly ListedSegment[] {
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      const found = /^"?([^",]+)"?,(-?[\d.]+),(-?[\d.]+)\r?$/.exec(line);
      if (!found) return [];
      const [, file = '', start, end] = found;
      return [{ file, startSeconds: Number(start), endSeconds: Number(end) }];
    });
}
