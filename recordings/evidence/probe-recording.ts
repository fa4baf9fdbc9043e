import ffmpeg from 'fluent-ffmpeg';

/** What a finished file says it holds. */
export interface ProbedFile {
  readonly seconds: number;
  readonly video: { readonly codec: string; readonly widthPx: number; readonly heightPx: number } | undefined;
  readonly audio: { readonly codec: string; readonly sampleRateHz: number } | undefined;
}

/** Asks ffprobe about one finished file. Rejects with its words when the file can't be read. */
export async function probeRecording(file: string): Promise<ProbedFile> {
  const { streams, format } = await new Promise<ffmpeg.FfprobeData>((resolve, reject) => {
    ffmpeg.ffprobe(file, (problem: unknown, data) => {
      if (problem instanceof Error) reject(problem);
      else resolve(data);
    });
  });
  const video = streams.find((stream) => stream.codec_type === 'video');
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  return {
    seconds: format.duration ?? 0,
    video: video && { codec: video.codec_name ?? '', widthPx: video.width ?? 0, heightPx: video.height ?? 0 },
    audio: audio && { codec: audio.codec_name ?? '', sampleRateHz: audio.sample_rate ?? 0 },
  };
}
